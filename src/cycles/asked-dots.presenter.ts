import type { Dots } from './request-dots.presenter.js';

const first = 11;
const step = 18;
const most = 20;

/** So many people asked as points on a line, with a tick after the k-th; nothing for nobody. */
export function askedDots(asked: number, k: number | null, label: string): Dots | null {
  const shown = Math.min(asked, most);
  if (shown === 0 && k === null) return null;
  const last = first + step * Math.max(shown - 1, 0);
  const tick = k === null ? [] : [{ x: first + step * k - step / 2, kind: 'minimum' }];
  return {
    width: Math.max(last + first, ...tick.map(({ x }) => x + 4)),
    from: first,
    to: last,
    label,
    marks: [...tick, ...Array.from({ length: shown }, (_, index) => ({ x: first + step * index, kind: 'asked' }))],
  };
}
