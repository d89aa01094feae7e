import { hair, roundToTenth } from './rounding.js';

/** One point of view among the others: its weight, the variance of its raters' means, and how many they are. */
export interface VoiceSpread {
  readonly weight: number;
  readonly variance: number;
  readonly n: number;
}

/** Self minus others: the figure, whether it is worth words, and which way. */
export interface Gap {
  readonly value: number;
  readonly worth: 'none' | 'higher' | 'lower';
  readonly large: boolean;
}

/** The sizes, on a scale of 5, from which a gap is worth words, large, and named as blind spot; and N without norms. */
export interface GapRules {
  readonly worth: number;
  readonly large: number;
  readonly named: number;
  readonly norm: number;
}

export const defaultGapRules: GapRules = { worth: 0.5, large: 1, named: 0.75, norm: 3.5 };

const fewestRaters = 4;
const twoSided = 1.96;

/** SE of the others' figure: √(Σ w²s²/n)/Σw; the manager's answer counts as exact, variance 0 (measurement 2). */
export function standardErrorOfOthers(voices: readonly VoiceSpread[]): number {
  const weight = voices.reduce((sum, voice) => sum + voice.weight, 0);
  return Math.sqrt(voices.reduce((sum, { weight: w, variance, n }) => sum + (w * w * variance) / n, 0)) / weight;
}

/**
 * The gap of a competency on a scale of `points`: worth words from half a step, beyond 1.96 standard errors and at
 * least 4 raters in all; `voices` null means that the spread is not known well enough to judge (measurement 2).
 */
export function judgeGap(
  self: number,
  others: number,
  voices: readonly VoiceSpread[] | null,
  points: number,
  rules: GapRules = defaultGapRules,
): Gap {
  const gap = self - others;
  const size = Math.abs(gap);
  const isWorth = voices !== null && size >= onScale(rules.worth, points) - hair && isBeyondChance(size, voices);
  return {
    value: roundToTenth(gap),
    worth: !isWorth ? 'none' : gap > 0 ? 'higher' : 'lower',
    large: isWorth && size >= onScale(rules.large, points) - hair,
  };
}

export type Quadrant = 'known-strength' | 'blind-spot' | 'hidden-strength' | 'known-to-work-on';

/** The corner a behaviour falls into, by the norm N for both directions (measurement 2). */
export function quadrantOf(self: number, others: number, norm: number): Quadrant {
  const selfHigh = self >= norm - hair;
  const othersHigh = others >= norm - hair;
  if (selfHigh) return othersHigh ? 'known-strength' : 'blind-spot';
  return othersHigh ? 'hidden-strength' : 'known-to-work-on';
}

/** Whether a gap is wide enough to be named in the list of blind spots and hidden strengths (measurement 2). */
export function isNamedGap(gap: number, points: number, rules: GapRules = defaultGapRules): boolean {
  return Math.abs(gap) >= onScale(rules.named, points) - hair;
}

/** N where there is no organisation mean: 3.5 of 5, on another scale at the same place (measurement 2). */
export function defaultNorm(points: number, rules: GapRules = defaultGapRules): number {
  return roundToTenth(1 + onScale(rules.norm - 1, points));
}

/** A distance given for five points, on a scale of `points`. */
function onScale(distance: number, points: number): number {
  return (distance * (points - 1)) / 4;
}

function isBeyondChance(size: number, voices: readonly VoiceSpread[]): boolean {
  const raters = voices.reduce((sum, { n }) => sum + n, 0);
  return raters >= fewestRaters && size > twoSided * standardErrorOfOthers(voices);
}
