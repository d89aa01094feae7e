import { hundredths } from './axis.js';

/** A part of a bar, in per cent of its width from the left. */
export interface Band {
  readonly name: string;
  readonly x: string;
  readonly width: string;
  /** The figure inside, '' where it would not fit. */
  readonly text: string;
}

const narrowest = 9;

/** Whole per cents side by side, in reading order, over the whole width whatever they add up to; empty bands are left out. */
export function bandBar(
  parts: readonly { readonly name: string; readonly percent: number }[],
  isMirrored: boolean,
  write: (percent: number) => string,
): Band[] {
  const all = parts.reduce((sum, { percent }) => sum + percent, 0);
  const share = (percent: number): number => hundredths((percent / all) * 100);
  let start = 0;
  return parts.flatMap(({ name, percent }) => {
    const from = start;
    start += percent;
    if (percent === 0) return [];
    const x = isMirrored ? all - from - percent : from;
    return [{ name, x: `${share(x)}%`, width: `${share(percent)}%`, text: percent < narrowest ? '' : write(percent) }];
  });
}
