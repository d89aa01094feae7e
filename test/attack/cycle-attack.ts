import { Dice } from './dice.js';
import { examine, type Examined, type Finding, publishAll } from './examination.js';
import { largeCycle, laterCycle, ledCycle, randomCycle } from './random-cycle.js';
import type { TrueCycle } from './truth.js';

/** How many cycles were attacked, and what came of it. */
export interface Attacked extends Examined {
  readonly cycles: number;
}

/**
 * So many random cycles from a seed on, each attacked by every viewer; a third with a second cycle, one in twenty large.
 * Ends earlier when `every` says so.
 */
export function attackCycles(
  cycles: number,
  seed: number,
  every: (cycle: number, findings: readonly Finding[]) => 'enough' | undefined = () => undefined,
): Attacked {
  const total = { cycles: 0, viewers: 0, numbers: 0, findings: [] as Finding[] };
  for (let cycle = 0; cycle < cycles; cycle++) {
    const { viewers, numbers, findings } = examine({ cycles: publishAll(cyclesOf(seed + cycle)) });
    total.viewers += viewers;
    total.numbers += numbers;
    for (const finding of findings)
      total.findings.push({ ...finding, viewer: `cycle ${seed + cycle}, ${finding.viewer}` });
    total.cycles = cycle + 1;
    if (every(total.cycles, total.findings) === 'enough') break;
  }
  return total;
}

export function cyclesOf(seed: number): TrueCycle[] {
  const dice = new Dice(seed);
  const kind = { 7: largeCycle, 27: ledCycle }[seed % 40] ?? randomCycle;
  const first = kind(dice);
  return dice.chance(0.35) ? [first, laterCycle(dice, first)] : [first];
}
