/** Sums of binary fractions may fall a hair short of a half or a bound; nothing we count is finer than this. */
export const hair = 1e-9;

/** One decimal, half away from zero, applied once to an exact value (measurement 1). */
export function roundToTenth(exact: number): number {
  const size = Math.floor(Math.abs(exact) * 10 + 0.5 + hair) / 10;
  return exact < 0 && size !== 0 ? -size : size;
}

/** Two decimals, half away from zero: indices of agreement and reliability, which live between 0 and 1. */
export function roundToHundredth(exact: number): number {
  const size = Math.floor(Math.abs(exact) * 100 + 0.5 + hair) / 100;
  return exact < 0 && size !== 0 ? -size : size;
}

/** The next tenth at or below: the outward rounding of an upper end's bound (anonymity R6). */
export function floorToTenth(exact: number): number {
  return Math.floor(exact * 10 + hair) / 10;
}

/** The next tenth at or above: the outward rounding of a lower end's bound (anonymity R6). */
export function ceilToTenth(exact: number): number {
  return Math.ceil(exact * 10 - hair) / 10;
}

/** Part of a whole in whole per cent, half up; 0 when there is no whole. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 100 + 0.5 + hair);
}
