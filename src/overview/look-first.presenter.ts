import type { FindingKey } from '../domain/finding.js';
import { type HeatMap, lowestCells } from '../domain/heat-map.js';
import { loopSteps } from '../domain/loop-steps.js';
import type { ShownGroup } from '../domain/shown-group.js';
import type { CommitmentPlace } from '../followup/commitments.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { changeSentence, type FrameworkNames, unitName } from './overview-words.js';

const items = 3;
const places = [4, 27, 50, 73, 96] as const;

/** A lowest cell of the heat map and the finding it is in the closed loop. */
export type LowCell = ReturnType<typeof lowestCells>[number] & { readonly finding: FindingKey };

/** The three lowest figures of units, everyone else's view; ties in the order of departments, as the loop takes them up. */
export function lowCells({ units, competencyIds }: HeatMap, { cycle, units: fixed }: ShownGroup): LowCell[] {
  const order = new Map(fixed.map(({ key }, index) => [key, index]));
  const rows = units.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
  return lowestCells({ units: rows, competencyIds }, items).map((low) => ({
    ...low,
    finding: { cycleId: cycle.id, unitKey: low.row.key, competencyId: low.competencyId, view: 'others' },
  }));
}

export interface FirstLook {
  readonly low: LowCell;
  readonly place: CommitmentPlace | null;
}

/** Where to look first: each with its change, two views of it, and how far it has come in the loop. */
export function presentLookFirst(
  looks: readonly FirstLook[],
  shown: ShownGroup,
  earlierName: string,
  mayOpen: boolean,
  names: FrameworkNames,
  texts: Texts,
): object[] {
  return looks.map(({ low: { row, competencyId, cell, finding }, place }) => ({
    title: say(texts, 'overview.first.title', {
      unit: unitName(row.names, texts),
      competency: names.competency(competencyId),
      x: writeFigure(cell.value, texts),
    }),
    text: [changeSentence(cell.change, earlierName, texts), viewsSentence(shown, row.key, competencyId, texts)]
      .filter((sentence) => sentence !== '')
      .join(' '),
    ...presentPlace(place, finding, mayOpen, texts),
  }));
}

function viewsSentence(shown: ShownGroup, unitKey: string, competencyId: string, texts: Texts): string {
  const cells = shown.units.find(({ key }) => key === unitKey)?.competencies[competencyId];
  const [customers, peers] = [cells?.customer, cells?.peer];
  const params = {
    ...(customers ? { customers: writeFigure(customers.value, texts) } : {}),
    ...(peers ? { peers: writeFigure(peers.value, texts) } : {}),
  };
  if (customers && peers) return texts.t('overview.first.both', params);
  if (customers) return texts.t('overview.first.customers', params);
  return peers ? texts.t('overview.first.peers', params) : '';
}

/** The point on the line of five, and what can be done next by those who steer the loop. */
function presentPlace(place: CommitmentPlace | null, finding: FindingKey, mayOpen: boolean, texts: Texts): object {
  const step = place?.step ?? 'measured';
  const reached = loopSteps.indexOf(step);
  const word = texts.t(`overview.step.${step}`);
  return {
    stepLabel: texts.t('overview.step.label', { n: reached + 1, total: loopSteps.length, step: word }),
    reachedX: `${places[reached] ?? places[0]}%`,
    points: places.map((x, index) => ({
      x: `${x}%`,
      r: index === reached ? 7 : 5,
      kind: index <= reached ? 'x' : 'o',
    })),
    step: word,
    state: place ? place.text : texts.t('overview.step.nobody'),
    isStuck: place?.isStuck ?? false,
    href: mayOpen ? (place?.href ?? newItemHref(finding)) : '',
    linkText: texts.t(place ? 'overview.step.open' : 'overview.step.plan'),
  };
}

function newItemHref({ cycleId, unitKey, competencyId, view }: FindingKey): string {
  const asked = new URLSearchParams({ cycle: cycleId, unit: unitKey, competency: competencyId, view });
  return `${paths.loopNew()}?${asked.toString()}`;
}
