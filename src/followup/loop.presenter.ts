import { isLate, isStuck, loopSteps, waitingDays } from '../domain/loop-steps.js';
import type { PageNumbers } from '../cycles/page-of.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import { paths } from '../web/paths.js';
import { findingName } from './finding.presenter.js';
import { presentFunnel } from './funnel.presenter.js';
import { presentLoopItem } from './loop-item.presenter.js';
import type { LoopItem } from './loop-items.js';

export interface LoopPage {
  readonly items: readonly LoopItem[];
  readonly shown: readonly LoopItem[];
  readonly pages: PageNumbers;
  readonly today: string;
  readonly organisation: string;
  /** Whether HR has published any group results. */
  readonly isPublished: boolean;
  readonly consents: number;
}

/** Unfinished ones first: late, then nearest to customers, then waiting longest. */
export function inOrderOfUrgency(items: readonly LoopItem[], today: string): LoopItem[] {
  const rank = ({ standing, commitment }: LoopItem): [number, number, string] => [
    standing.next === null ? 2 : isLate(standing, commitment.dueOn, today) ? 0 : 1,
    -loopSteps.indexOf(standing.step),
    standing.since,
  ];
  return items.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1);
  });
}

export function presentLoop(page: LoopPage, texts: Texts): object {
  const { items, shown, pages, today, organisation } = page;
  const [first] = inOrderOfUrgency(items, today);
  const rows = shown.map((item) => presentLoopItem(item, today, texts));
  const told = items.filter(({ standing }) => standing.step === 'told').length;
  const unplanned = items.filter(({ standing }) => ['measured', 'informed'].includes(standing.step)).length;
  const cycles = [...new Set(items.map(({ commitment }) => commitment.finding.cycleName))];
  return {
    isEmpty: items.length === 0,
    isPublished: page.isPublished,
    heading: headingOf(first, texts),
    meta: texts.t('loop.meta', { n: items.length, cycles: texts.list(cycles.map(isolated)) }),
    lead: [
      texts.t('loop.lead-told', { n: told, total: items.length }),
      texts.t('loop.lead-unplanned', { n: unplanned }),
    ].join(' '),
    main: first?.standing.next ? presentLoopItem(first, today, texts) : null,
    funnel: presentFunnel(items, organisation, texts),
    organisation,
    stuck: presentStuck(items, today, texts),
    rows,
    pages,
    takeUpHref: paths.loopFindings(),
    newHref: paths.loopNew(),
    csvHref: paths.loopCsv(),
    customersHref: paths.loopCustomers(),
    customers: texts.t('loop.consents', { n: page.consents }),
    thanksHref: paths.thanks(),
    desiredHref: paths.desired(),
  };
}

function headingOf(first: LoopItem | undefined, texts: Texts): string {
  if (!first) return texts.t('loop.heading-empty');
  if (first.standing.next === null) return texts.t('loop.heading-done');
  const finding = findingName(first.commitment.finding, false, texts);
  return texts.t(`loop.heading.${first.standing.next}`, { finding });
}

/** By name and days, the longest first. */
function presentStuck(items: readonly LoopItem[], today: string, texts: Texts) {
  return items
    .filter(({ standing, commitment }) => isStuck(standing, commitment.dueOn, today))
    .toSorted((one, other) => waitingDays(other.standing, today) - waitingDays(one.standing, today))
    .map(({ commitment, standing, owner, maySeeFigure }) => ({
      title: findingName(commitment.finding, maySeeFigure, texts),
      href: paths.commitment(commitment.id),
      text: [
        texts.t('loop.stuck.for', { n: waitingDays(standing, today), step: texts.t(`loop.step.${standing.step}`) }),
        owner ? texts.t('loop.owner', { name: isolated(owner.name) }) : texts.t('loop.no-owner'),
        isLate(standing, commitment.dueOn, today)
          ? texts.t('loop.due-late', { date: texts.day(commitment.dueOn ?? '') })
          : '',
      ]
        .join(' ')
        .trim(),
    }));
}
