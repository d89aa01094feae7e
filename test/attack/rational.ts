/** An exact fraction, always reduced, the denominator above 0: rounding must never pass for protection. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Rational = { n: 0n, d: 1n };

export function rational(n: number | bigint, d: number | bigint = 1n): Rational {
  return reduced(BigInt(n), BigInt(d));
}

/** A figure with at most one decimal as the fraction it is. */
export function fromTenths(value: number): Rational {
  return rational(Math.round(value * 10), 10);
}

export function plus(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.n, a.d * b.d);
}

export function over(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.d, a.d * b.n);
}

export function isZero(a: Rational): boolean {
  return a.n === 0n;
}

export function keyOf(a: Rational): string {
  return `${a.n}/${a.d}`;
}

/** One decimal, half away from zero. */
export function toTenth(a: Rational): number {
  const size = a.n < 0n ? -a.n : a.n;
  const tenths = Number((size * 20n + a.d) / (a.d * 2n));
  return a.n < 0n && tenths !== 0 ? -tenths / 10 : tenths / 10;
}

/** The next tenth at or below. */
export function floorTenth(a: Rational): number {
  return Number((a.n * 10n) / a.d) / 10;
}

/** The next tenth at or above; for fractions above 0. */
export function ceilTenth(a: Rational): number {
  return Number((a.n * 10n + a.d - 1n) / a.d) / 10;
}

function reduced(n: bigint, d: bigint): Rational {
  if (d < 0n) return reduced(-n, -d);
  const divisor = greatestDivisor(n < 0n ? -n : n, d);
  return { n: n / divisor, d: d / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
