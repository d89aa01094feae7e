import { shuffled } from '../../src/domain/shuffle.js';
import { seeded } from '../support/reviews.js';

/** Chance that repeats for a seed. */
export class Dice {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)]!;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return shuffled(items, this.random);
  }
}
