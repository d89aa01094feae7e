import type { GroupProgress } from '../domain/progress.js';
import type { Texts } from '../i18n/texts.js';

export interface Dots {
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly marks: readonly { x: number; kind: string }[];
}

const first = 11;
const step = 18;
const halfStep = 9;

/** Points on a line for one group: answered, asked, declined or bounced, with a tick after the k-th. */
export function requestDots({ group, counts }: GroupProgress, k: number | null, texts: Texts): Dots {
  const kinds = [
    ...Array<string>(counts.sent).fill('answered'),
    ...Array<string>(counts.open).fill('asked'),
    ...Array<string>(counts.declined + counts.bounced).fill('declined'),
  ];
  const last = first + step * Math.max(kinds.length - 1, 0);
  const tick = k === null ? [] : [{ x: first + step * k - halfStep, kind: 'minimum' }];
  return {
    width: Math.max(last + first, ...tick.map(({ x }) => x + 4)),
    from: first,
    to: last,
    label: texts.t('progress.dots', {
      group: texts.t(`progress.group.${group}`),
      sent: counts.sent,
      open: counts.open,
      lost: counts.declined + counts.bounced,
    }),
    marks: [...tick, ...kinds.map((kind, index) => ({ x: first + step * index, kind }))],
  };
}
