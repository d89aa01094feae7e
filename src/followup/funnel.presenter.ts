import { funnelOf, type LoopStep } from '../domain/loop-steps.js';
import type { Texts } from '../i18n/texts.js';
import { findingName } from './finding.presenter.js';
import type { LoopItem } from './loop-items.js';

const first = 2;
const width = 96;

/** The organisation's own funnel beside the surveyed one, with what waits longest before each step. */
export function presentFunnel(items: readonly LoopItem[], organisation: string, texts: Texts) {
  const isMirrored = texts.dir === 'rtl';
  const placeOf = (share: number): string => {
    const place = Math.round((first + (share * width) / 100) * 10) / 10;
    return `${isMirrored ? Math.round((100 - place) * 10) / 10 : place}%`;
  };
  return funnelOf(items.map(({ standing }) => standing)).map(({ step, reached, total, share, surveyed }) => {
    const name = texts.t(`loop.step.${step}`);
    return {
      label: name,
      count: texts.t('loop.funnel.count', { n: reached, total }),
      chart: texts.t('loop.funnel.chart', { step: name, org: organisation, share, surveyed }),
      ends: { from: isMirrored ? '98%' : '2%', to: isMirrored ? '2%' : '98%' },
      own: placeOf(share),
      surveyed: placeOf(surveyed),
      note: [texts.t('loop.funnel.shares', { share, surveyed }), waitingText(items, step, texts)].join(' ').trim(),
    };
  });
}

function waitingText(items: readonly LoopItem[], step: LoopStep, texts: Texts): string {
  const waiting = items
    .filter(({ standing }) => standing.next === step)
    .toSorted((one, other) => (one.standing.since < other.standing.since ? -1 : 1));
  const [longest] = waiting;
  if (!longest) return '';
  const params = {
    finding: findingName(longest.commitment.finding, false, texts),
    date: texts.day(longest.standing.since),
    n: waiting.length - 1,
  };
  return texts.t(waiting.length === 1 ? 'loop.funnel.waiting' : 'loop.funnel.waiting-more', params);
}
