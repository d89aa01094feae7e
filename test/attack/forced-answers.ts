import type { ShownReport } from '../../src/domain/shown-report.js';
import { Dice } from './dice.js';
import { isExempt, trueBlocks } from './true-blocks.js';
import { allRules, judgement, type TrueCycle, type TrueRater, type TrueReview } from './truth.js';

/** Tries of the long search before an answer counts as forced. */
const longSearch = 40_000;

/** Everything one review shows for other answers of its raters; null when another number of reports would come out. */
export type Telling = (review: TrueReview) => string | null;

/** An answer that everything shown leaves no choice about. */
export interface ForcedAnswer {
  readonly raterId: string;
  readonly behaviourId: string;
}

interface ShownCell {
  readonly behaviourId: string;
  readonly raters: readonly TrueRater[];
}

/**
 * Integers within the scale: for every protected answer behind a shown figure, searches other answers of the same
 * raters that show exactly the same in every figure and word. One such witness proves that the answer is not forced;
 * where no witness is found the answer counts as forced. `least` is k.
 */
export function forcedAnswers(
  cycle: TrueCycle,
  review: TrueReview,
  tell: Telling,
  least: number,
  patience = longSearch,
): ForcedAnswer[] {
  const told = tell(review);
  const points = cycle.questionnaire.scale.labels.length;
  const cells = shownCells(cycle, review, least);
  return cells.flatMap(({ behaviourId, raters }) => {
    const isFree = new Set<string>();
    const freed = (changed: TrueReview): void => {
      const differing = raters.filter(
        ({ raterId, answers }) =>
          !isFree.has(raterId) && answerOf(changed, raterId, behaviourId) !== answers.ratings[behaviourId],
      );
      if (differing.length > 0 && tell(changed) === told) for (const { raterId } of differing) isFree.add(raterId);
    };
    for (const changed of variants(review, behaviourId, raters, points)) {
      if (raters.every(({ raterId }) => isFree.has(raterId))) break;
      freed(changed);
    }
    const near = cells.filter((cell) => competencyOf(cycle, cell.behaviourId) === competencyOf(cycle, behaviourId));
    const own = [{ behaviourId, raters }, ...near.filter((cell) => cell.behaviourId !== behaviourId)];
    for (const rater of raters)
      for (const changed of randomVariants(review, rater, behaviourId, own, points, patience)) {
        if (isFree.has(rater.raterId)) break;
        freed(changed);
      }
    return raters.filter(({ raterId }) => !isFree.has(raterId)).map(({ raterId }) => ({ raterId, behaviourId }));
  });
}

/** The cells behind shown figures, the unanimous first. */
function shownCells(cycle: TrueCycle, review: TrueReview, least: number): ShownCell[] {
  const ids = cycle.questionnaire.values
    .flatMap(({ competencies }) => competencies)
    .flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  return trueBlocks(cycle, review, allRules)
    .filter(({ label }) => !isExempt(label))
    .flatMap(({ raters }) =>
      ids.map((behaviourId) => ({
        behaviourId,
        raters: raters.filter((rater) => judgement(cycle, rater, behaviourId) !== null),
      })),
    )
    .filter(({ raters }) => raters.length >= least);
}

function competencyOf(cycle: TrueCycle, behaviourId: string): string | undefined {
  return cycle.questionnaire.values
    .flatMap(({ competencies }) => competencies)
    .find(({ behaviours }) => behaviours.some(({ id }) => id === behaviourId))?.id;
}

/** Other answers with the same sums, the likeliest first: exchanged ones, a pair one point apart, single steps. */
function* variants(
  review: TrueReview,
  behaviourId: string,
  raters: readonly TrueRater[],
  points: number,
): Generator<TrueReview> {
  for (const [a, b] of pairsOf(raters)) yield exchangedRows(review, a, b);
  for (const [a, b] of pairsOf(raters)) yield withAnswers(review, exchange(a, b, behaviourId));
  for (const [a, b] of pairsOf(raters))
    for (const step of [1, -1]) {
      const moved = [move(a, behaviourId, step), move(b, behaviourId, -step)];
      if (moved.every((each) => isWithin(each, points))) yield withAnswers(review, moved);
    }
  for (const rater of raters)
    for (const step of [1, -1]) {
      const moved = move(rater, behaviourId, step);
      if (isWithin(moved, points)) yield withAnswers(review, [moved]);
    }
}

/**
 * The long search for one answer: it is changed by a random exchange or pair of steps, and one to five further such
 * changes in cells of the same competency balance what words may say of rater means and of spread.
 */
function* randomVariants(
  review: TrueReview,
  target: TrueRater,
  behaviourId: string,
  cells: readonly ShownCell[],
  points: number,
  patience: number,
): Generator<TrueReview> {
  const dice = new Dice(1);
  for (let tries = 0; tries < patience; tries++) {
    let changed = review;
    for (let step = 0, steps = dice.between(1, 6); step < steps; step++) {
      const cell = step === 0 ? cells.find((each) => each.raters.includes(target))! : dice.pick(cells);
      const current = (raterId: string): TrueRater => changed.raters.find((rater) => rater.raterId === raterId)!;
      const first = step === 0 ? target : dice.pick(cell.raters);
      const second = dice.pick(cell.raters);
      if (first === second) continue;
      const [a, b] = [current(first.raterId), current(second.raterId)];
      const id = step === 0 ? behaviourId : cell.behaviourId;
      const by = dice.pick([1, -1]);
      // A single step keeps an end-coded figure as it is.
      const moved = dice.pick([exchange(a, b, id), [move(a, id, by), move(b, id, -by)], [move(a, id, by)]]);
      if (moved.every((each) => isWithin(each, points))) changed = withAnswers(changed, moved);
    }
    yield changed;
  }
}

interface NewAnswer {
  readonly raterId: string;
  readonly behaviourId: string;
  readonly point: number;
}

function move({ raterId, answers }: TrueRater, behaviourId: string, step: number): NewAnswer {
  // Without an answer there is nothing to move, and the variant falls outside the scale.
  return { raterId, behaviourId, point: (answers.ratings[behaviourId] ?? -9) + step };
}

function isWithin({ point }: NewAnswer, points: number): boolean {
  return point >= 1 && point <= points;
}

function exchange(a: TrueRater, b: TrueRater, behaviourId: string): NewAnswer[] {
  return [
    { raterId: a.raterId, behaviourId, point: b.answers.ratings[behaviourId]! },
    { raterId: b.raterId, behaviourId, point: a.answers.ratings[behaviourId]! },
  ];
}

/** Both raters' whole forms exchanged: nothing that is counted can tell them apart if they judged the same. */
function exchangedRows(review: TrueReview, a: TrueRater, b: TrueRater): TrueReview {
  if (a.group !== b.group || Object.keys(a.answers.ratings).join() !== Object.keys(b.answers.ratings).join())
    return review;
  return {
    ...review,
    raters: review.raters.map((rater) => {
      if (rater.raterId === a.raterId) return { ...rater, answers: { ...rater.answers, ratings: b.answers.ratings } };
      if (rater.raterId === b.raterId) return { ...rater, answers: { ...rater.answers, ratings: a.answers.ratings } };
      return rater;
    }),
  };
}

export function withAnswers(review: TrueReview, changes: readonly NewAnswer[]): TrueReview {
  const raters = review.raters.map((rater) => {
    const own = changes.filter(({ raterId }) => raterId === rater.raterId);
    if (own.length === 0) return rater;
    const ratings = { ...rater.answers.ratings };
    for (const { behaviourId, point } of own) ratings[behaviourId] = point;
    return { ...rater, answers: { ...rater.answers, ratings } };
  });
  return { ...review, raters };
}

function answerOf(review: TrueReview, raterId: string, behaviourId: string): number | undefined {
  return review.raters.find((rater) => rater.raterId === raterId)?.answers.ratings[behaviourId];
}

/** Neighbours first, then everyone with everyone; each ordered pair once. */
function* pairsOf(raters: readonly TrueRater[]): Generator<[TrueRater, TrueRater]> {
  for (let distance = 1; distance < raters.length; distance++)
    for (let at = 0; at + distance < raters.length; at++) yield [raters[at]!, raters[at + distance]!];
}

/** What a report shows, as a text to compare; the order of comments is chance and no part of it. */
export function tellingOf(shown: ShownReport): string {
  return JSON.stringify({ ...shown, comments: [] });
}
