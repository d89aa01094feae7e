import { randomInt } from 'node:crypto';

const steps = 2 ** 47;

/** A number in [0, 1) that nobody can predict, for the order of comments. */
export function secureRandom(): number {
  return randomInt(steps) / steps;
}
