import { hair, percent } from './rounding.js';
import { mean } from './scoring.js';

/** The leaders' twenty questions in seven pillars (words of each: `assessment.question.<n>`). */
export const pillars = [
  'attention',
  'listening',
  'values',
  'understanding',
  'acting',
  'recognition',
  'results',
] as const;
export type Pillar = (typeof pillars)[number];

export const questionsOf: Readonly<Record<Pillar, readonly number[]>> = {
  attention: [1, 2, 3],
  listening: [4, 5, 6],
  values: [7, 8, 9],
  understanding: [10, 11, 12, 13],
  acting: [14, 15],
  recognition: [16, 17, 18],
  results: [19, 20],
};

export const questions: readonly number[] = pillars.flatMap((pillar) => [...questionsOf[pillar]]);

/** From "not yet" (0) to "everywhere" (4). */
export const points = [0, 1, 2, 3, 4] as const;
export type Points = (typeof points)[number];
const most = 4;

/** What one leader said to a question: a point, "I don't know", or nothing. */
export type Choice = `${Points}` | 'na' | '';
export const choices: readonly Choice[] = ['', 'na', '0', '1', '2', '3', '4'];

export const maturities = ['starting', 'aware', 'managed', 'embedded'] as const;
export type Maturity = (typeof maturities)[number];

/** From this many leaders on a standard deviation says something. */
export const leastForSpread = 5;
/** From this range on leaders see a question differently. */
export const apartFrom = 2;

export interface QuestionStanding {
  readonly question: number;
  /** Points of those who chose one; "I don't know" and blanks are missing, never 0. */
  readonly given: readonly Points[];
  readonly agreed: Points | null;
}

export interface PillarScore {
  readonly pillar: Pillar;
  /** 0 to 100, whole; null where no question counts. */
  readonly score: number | null;
  readonly counted: number;
}

export interface Assessed {
  readonly pillars: readonly PillarScore[];
  /** Mean of the pillars' exact scores, rounded once; null where none has one. */
  readonly total: number | null;
  readonly maturity: Maturity | null;
}

/** 0–39 starting, 40–59 aware, 60–79 managed, 80–100 embedded; of the score as shown. */
export function maturityOf(score: number): Maturity {
  if (score < 40) return 'starting';
  if (score < 60) return 'aware';
  return score < 80 ? 'managed' : 'embedded';
}

/**
 * Pillars and total from 0 to 100. A question counts with its agreed answer; while leaders still talk (`isOpen`) one
 * without counts with the mean of what was given. A pillar is the mean of its questions, the total the mean of pillars.
 */
export function assess(standings: readonly QuestionStanding[], isOpen: boolean): Assessed {
  const valueOf = ({ agreed, given }: QuestionStanding): number | null => agreed ?? (isOpen ? mean(given) : null);
  const exact = pillars.map((pillar) => {
    const own = standings.filter(({ question }) => questionsOf[pillar].includes(question));
    const values = own.map(valueOf).filter((value) => value !== null);
    return { pillar, mean: mean(values), counted: values.length };
  });
  const scored = exact.map((each) => each.mean).filter((value) => value !== null);
  const average = mean(scored);
  const total = average === null ? null : whole(average);
  return {
    pillars: exact.map(({ pillar, mean: value, counted }) => ({
      pillar,
      score: value === null ? null : whole(value),
      counted,
    })),
    total,
    maturity: total === null ? null : maturityOf(total),
  };
}

function whole(value: number): number {
  return percent(value, most);
}

/** How far leaders are apart: in points, and the standard deviation from five leaders on; null below two answers. */
export function spreadOf(given: readonly Points[]): { range: number | null; deviation: number | null } {
  if (given.length < 2) return { range: null, deviation: null };
  const range = Math.max(...given) - Math.min(...given);
  if (given.length < leastForSpread) return { range, deviation: null };
  const middle = mean(given)!;
  const squares = given.reduce((sum: number, value) => sum + (value - middle) ** 2, 0);
  return { range, deviation: Math.sqrt(squares / (given.length - 1)) };
}

/** Widest disagreement first, then the lowest answer, then the order of the questions. */
export function byDisagreement<S extends QuestionStanding>(standings: readonly S[]): S[] {
  const valueOf = ({ agreed, given }: S): number => agreed ?? mean(given) ?? most + 1;
  const keysOf = (each: S): readonly number[] => {
    const { range, deviation } = spreadOf(each.given);
    return [-(range ?? -1), -(deviation ?? 0), valueOf(each), each.question];
  };
  const keys = new Map(standings.map((each) => [each, keysOf(each)]));
  return standings.toSorted((one, other) => {
    const [a, b] = [keys.get(one)!, keys.get(other)!];
    const place = a.findIndex((value, index) => Math.abs(value - b[index]!) > hair);
    return place < 0 ? 0 : a[place]! - b[place]!;
  });
}

export function isApart({ given }: Pick<QuestionStanding, 'given'>): boolean {
  return (spreadOf(given).range ?? 0) >= apartFrom;
}

/** The answer everybody gave, where at least two said something and nobody said anything else. */
export function unanimous({ given }: Pick<QuestionStanding, 'given'>): Points | null {
  return given.length >= 2 && given.every((each) => each === given[0]) ? given[0]! : null;
}

export function pointsFrom(choice: string): Points | null {
  return points.find((each) => String(each) === choice) ?? null;
}

export function pillarOf(question: number): Pillar {
  return pillars.find((pillar) => questionsOf[pillar].includes(question)) ?? 'attention';
}
