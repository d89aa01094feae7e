import type { IsoDate } from '../domain/calendar.js';
import { measureScore, rollUp, type Rolled } from '../domain/measure-score.js';
import { isCurrent, measureState, type MeasureState } from '../domain/measure-state.js';
import { lastDay, type Quarter, quarterFrom, quarterOf } from '../domain/quarter.js';
import { shownFigure } from '../domain/shown-figure.js';
import { mapOrder, type Perspective, perspectives } from '../domain/strategy-map.js';
import type { ActualEntity } from './actual.entity.js';
import type { CauseEffectEntity } from './cause-effect.entity.js';
import type { ComputedMeasure, ComputedPoint } from './computed-measures.js';
import type { InitiativeEntity } from './initiative.entity.js';
import type { MeasureEntity } from './measure.entity.js';
import type { ObjectiveEntity } from './objective.entity.js';

export interface MeasurePoint {
  readonly quarter: Quarter;
  readonly until: IsoDate;
  readonly value: number;
  readonly source: ActualEntity['source'] | 'computed';
  readonly enteredAt: Date | null;
  readonly enteredBy: string | null;
  readonly made: ComputedPoint['made'];
  readonly course: ComputedPoint['course'];
}

export interface Measure {
  readonly row: MeasureEntity;
  /** Oldest first. */
  readonly points: readonly MeasurePoint[];
  /** The last point while it still counts, else null. */
  readonly current: MeasurePoint | null;
  /** Null without a current figure. */
  readonly state: MeasureState | null;
  /** The current figure and the one before may not be compared: other words were asked. */
  readonly isBroken: boolean;
  /** The test finds no change although the figures differ. */
  readonly isUnclear: boolean;
  readonly rolled: Rolled;
}

export interface Objective {
  readonly row: ObjectiveEntity;
  readonly measures: readonly Measure[];
  readonly initiatives: readonly InitiativeEntity[];
  readonly effects: readonly ObjectiveEntity[];
  readonly causes: readonly ObjectiveEntity[];
  readonly rolled: Rolled;
}

export interface PerspectivePart {
  readonly perspective: Perspective;
  readonly weight: number;
  readonly objectives: readonly Objective[];
  readonly rolled: Rolled;
}

export interface Scorecard {
  readonly perspectives: readonly PerspectivePart[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly owners: ReadonlyMap<string, string>;
  readonly rolled: Rolled;
}

export interface ComputedFigures {
  readonly by: ComputedMeasure | null;
  readonly points: readonly ComputedPoint[];
}

export interface ScorecardRows {
  readonly objectives: readonly ObjectiveEntity[];
  readonly links: readonly CauseEffectEntity[];
  readonly measures: readonly MeasureEntity[];
  readonly actuals: readonly ActualEntity[];
  readonly initiatives: readonly InitiativeEntity[];
  readonly weights: ReadonlyMap<Perspective, number>;
  readonly owners: ReadonlyMap<string, string>;
  /** By measure id; null where nobody computes it yet. */
  readonly computed: ReadonlyMap<string, ComputedFigures>;
  readonly today: IsoDate;
  readonly running: Quarter;
}

export const usualWeight = 25;

/** The whole scorecard from its rows: figures, states, scores and totals of every level. */
export function assemble(rows: ScorecardRows): Scorecard {
  const links = rows.links.map(({ fromId, toId }) => ({ from: fromId, to: toId }));
  const ordered = mapOrder(rows.objectives, links);
  const objectives = ordered.map((row) => objectiveOf(row, rows));
  const parts = perspectives.map((perspective): PerspectivePart => {
    const own = objectives.filter(({ row }) => row.perspective === perspective);
    const weight = rows.weights.get(perspective) ?? usualWeight;
    return {
      perspective,
      weight,
      objectives: own,
      rolled: rollUp(own.map(({ row, rolled }) => ({ ...rolled, weight: row.weight }))),
    };
  });
  // A perspective without objectives is no part of the plan, and so no gap in it.
  const used = parts.filter((part) => part.objectives.length > 0);
  return {
    perspectives: parts,
    links,
    owners: rows.owners,
    rolled: rollUp(used.map(({ rolled, weight }) => ({ ...rolled, weight }))),
  };
}

function objectiveOf(row: ObjectiveEntity, rows: ScorecardRows): Objective {
  const measures = rows.measures
    .filter(({ objectiveId }) => objectiveId === row.id)
    .map((each) => measureOf(each, rows));
  const among = (ids: readonly string[]) => rows.objectives.filter(({ id }) => ids.includes(id));
  return {
    row,
    measures,
    initiatives: rows.initiatives.filter(({ objectiveId }) => objectiveId === row.id),
    effects: among(rows.links.filter(({ fromId }) => fromId === row.id).map(({ toId }) => toId)),
    causes: among(rows.links.filter(({ toId }) => toId === row.id).map(({ fromId }) => fromId)),
    rolled: rollUp(measures.map(({ row: { weight }, rolled }) => ({ ...rolled, weight }))),
  };
}

function measureOf(row: MeasureEntity, rows: ScorecardRows): Measure {
  const computed = rows.computed.get(row.id);
  const points = [
    ...entered(row, rows),
    ...(computed?.points ?? []).map((point) => computedPoint(point, rows.running)),
  ];
  const kind = computed?.by?.kind === 'cycle' ? 'cycle' : 'period';
  const latest = points.at(-1) ?? null;
  const current = latest && isCurrent(latest.until, rows.today, kind) ? latest : null;
  const before = points.at(-2) ?? null;
  const isBroken = current?.course === 'broken';
  const isUnclear = current?.course === 'unclear';
  const rolled = current ? { score: measureScore(current.value, row), coverage: 1 } : { score: null, coverage: 0 };
  const earlier = isBroken || !before ? null : shownFigure(before.value);
  // Words tell no more than the figures that stand beside them.
  const state = current && measureState(shownFigure(current.value), earlier, row.target, row);
  return { row, points, current, state, isBroken, isUnclear, rolled };
}

/** Figures of the running quarter that the product computes itself are computed anew, not read. */
function entered(row: MeasureEntity, { actuals, running, computed }: ScorecardRows): MeasurePoint[] {
  const isComputed = row.source !== 'entered';
  return actuals
    .filter(({ measureId, source }) => measureId === row.id && (source === 'kept') === isComputed)
    .map((actual): MeasurePoint => {
      const quarter = quarterFrom(actual.period);
      const { value, source, enteredAt, enteredBy } = actual;
      return { quarter, until: lastDay(quarter), value, source, enteredAt, enteredBy, made: [], course: null };
    })
    .filter(({ until }) => !isComputed || !computed.get(row.id)?.points.length || until < lastDay(running))
    .sort((one, other) => (one.until < other.until ? -1 : 1));
}

function computedPoint({ until, value, made, course }: ComputedPoint, running: Quarter): MeasurePoint {
  const quarter = quarterOf(until, running.calendar);
  return { quarter, until, value, source: 'computed', enteredAt: null, enteredBy: null, made, course };
}
