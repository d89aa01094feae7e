import type { Dice } from './dice.js';

/** How the raters of one review answer; the unanimous and the split ones are where words give most away. */
export type Style = 'any' | 'unanimous' | 'nearly' | 'top' | 'bottom' | 'split' | 'straight' | 'gappy';

export const styles: readonly Style[] = ['any', 'unanimous', 'nearly', 'top', 'bottom', 'split', 'straight', 'gappy'];

/** Points of one rater in the order of the form; 0 is "can't judge". */
export function pointsFor(dice: Dice, style: Style, size: number, scale: number): number[] {
  const middle = Math.ceil(scale / 2);
  const own = dice.between(1, scale);
  const share = style === 'gappy' ? 0.45 : 0.08;
  return Array.from({ length: size }, (_, index) => {
    if (style !== 'unanimous' && style !== 'straight' && dice.chance(share)) return 0;
    return point(index);
  });

  function point(index: number): number {
    switch (style) {
      case 'unanimous':
        return Math.min(scale, middle + (index % 3));
      case 'nearly':
        return clamp(middle + (index % 2) + (dice.chance(0.2) ? dice.pick([-1, 1]) : 0));
      case 'top':
        return dice.chance(0.85) ? scale : scale - 1;
      case 'bottom':
        return dice.chance(0.85) ? 1 : 2;
      case 'split':
        return dice.chance(0.5) ? 1 : scale;
      case 'straight':
        return own;
      default:
        return dice.between(1, scale);
    }
  }

  function clamp(value: number): number {
    return Math.max(1, Math.min(scale, value));
  }
}
