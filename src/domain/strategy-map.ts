/** Financial results on top, what people learn below: causes stand below their effects. */
export const perspectives = ['financial', 'customer', 'process', 'learning'] as const;
export type Perspective = (typeof perspectives)[number];

export interface MapObjective {
  readonly id: string;
  readonly perspective: Perspective;
}

/** "`from` is meant to bring about `to`." */
export interface CauseEffect {
  readonly from: string;
  readonly to: string;
}

/** A row of the map and what is drawn in its margin; lanes count from 0. */
export interface MapRow {
  readonly id: string;
  readonly dot: number;
  /** Rails that pass, begin (`from` the middle) or end here: one rail per effect, down to its lowest cause. */
  readonly rails: readonly { readonly lane: number; readonly part: 'through' | 'down' | 'up' }[];
  /** Lanes this row's dot is joined to by a level line. */
  readonly joins: readonly number[];
}

export interface StrategyMap {
  readonly lanes: number;
  readonly rows: readonly MapRow[];
}

/** The chain from a cause to itself that a link would close, as ids, or null. */
export function loopThrough(links: readonly CauseEffect[], added: CauseEffect): readonly string[] | null {
  const walk = (id: string, trail: readonly string[]): readonly string[] | null => {
    if (id === added.from) return [...trail, id];
    if (trail.includes(id)) return null;
    for (const { from, to } of links) {
      const found = from === id ? walk(to, [...trail, id]) : null;
      if (found) return found;
    }
    return null;
  };
  return walk(added.to, [added.from]);
}

/** Whether a cause may lead to an effect: never downwards, from results to what brings them about. */
export function leadsUpwards(cause: Perspective, effect: Perspective): boolean {
  return perspectives.indexOf(cause) >= perspectives.indexOf(effect);
}

/** Objectives from top to bottom: by perspective, then every effect above its causes, else in the order given. */
export function mapOrder<O extends MapObjective>(objectives: readonly O[], links: readonly CauseEffect[]): O[] {
  return perspectives.flatMap((perspective) => {
    const waiting = objectives.filter((each) => each.perspective === perspective);
    const ordered: O[] = [];
    while (waiting.length > 0) {
      const leads = (id: string) =>
        links.some(({ from, to }) => from === id && to !== id && waiting.some((each) => each.id === to));
      const next = waiting.findIndex(({ id }) => !leads(id));
      ordered.push(...waiting.splice(Math.max(0, next), 1));
    }
    return ordered;
  });
}

/** Lays the rails so that no two of them share a lane where they pass the same row. */
export function strategyMap(objectives: readonly MapObjective[], links: readonly CauseEffect[]): StrategyMap {
  const order = mapOrder(objectives, links).map(({ id }) => id);
  const rowOf = new Map(order.map((id, row) => [id, row]));
  const known = links.filter(({ from, to }) => rowOf.has(from) && rowOf.has(to) && from !== to);
  const rails = railsOf(order, known, rowOf);
  const laneOf = new Map(rails.map(({ effect, lane }) => [effect, lane]));
  const rows = order.map((id, row) => {
    const effects = known.filter(({ from }) => from === id).map(({ to }) => laneOf.get(to) ?? 0);
    const dot = laneOf.get(id) ?? (effects.length > 0 ? Math.min(...effects) : 0);
    return {
      id,
      dot,
      rails: rails.flatMap(({ lane, top, bottom }) => {
        if (row < top || row > bottom) return [];
        return [
          { lane, part: row === top ? ('down' as const) : row === bottom ? ('up' as const) : ('through' as const) },
        ];
      }),
      joins: [...new Set(effects)].filter((lane) => lane !== dot).sort((a, b) => a - b),
    };
  });
  return { lanes: Math.max(1, ...rails.map(({ lane }) => lane + 1)), rows };
}

interface Rail {
  readonly effect: string;
  readonly top: number;
  readonly bottom: number;
  readonly lane: number;
}

function railsOf(order: readonly string[], links: readonly CauseEffect[], rowOf: ReadonlyMap<string, number>): Rail[] {
  const rails: Rail[] = [];
  order.forEach((effect, top) => {
    const causes = links.filter(({ to }) => to === effect).map(({ from }) => rowOf.get(from) ?? 0);
    if (causes.length === 0) return;
    const bottom = Math.max(...causes);
    const taken = new Set(rails.filter((rail) => rail.bottom >= top).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    rails.push({ effect, top, bottom, lane });
  });
  return rails;
}
