import type { PlayedGame, PlayedReview } from './game.js';

/** Comments of one review in some order that the database or its files give away. */
export type OrderOf = (review: PlayedReview) => readonly string[];

/** A way of guessing: which comment is whose, from two orders laid side by side. */
export interface Attack {
  readonly name: string;
  /** The raters in the order the attacker supposes, as places in the order of answering. */
  readonly raters: (review: PlayedReview) => readonly number[];
  readonly comments: OrderOf;
}

export interface GuessResult {
  readonly name: string;
  /** Guesses made: one per comment. */
  readonly trials: number;
  /** Share of right ones. */
  readonly success: number;
  /** Share of pairs of comments in the supposed order; one half by chance. */
  readonly inOrder: number;
}

/** Every pair of a rater order and a comment order, forwards and backwards. */
export function attacksFrom(
  raterOrders: Readonly<Record<string, Attack['raters']>>,
  commentOrders: Readonly<Record<string, OrderOf>>,
): Attack[] {
  return Object.entries(raterOrders).flatMap(([raterName, raters]) =>
    Object.entries(commentOrders).flatMap(([commentName, comments]): Attack[] => [
      { name: `${raterName} against ${commentName}`, raters, comments },
      {
        name: `${raterName} against ${commentName} backwards`,
        raters,
        comments: (review) => comments(review).toReversed(),
      },
    ]),
  );
}

export function playAttack({ reviews }: PlayedGame, { name, raters, comments }: Attack): GuessResult {
  let [trials, hits, pairs, inOrder] = [0, 0, 0, 0];
  for (const review of reviews) {
    const order = raters(review);
    const texts = comments(review);
    // For each place of the comments, the true place of its writer among the raters.
    const writers = texts.map((text) => order.findIndex((place) => review.raters[place]?.text === text));
    trials += writers.length;
    hits += writers.filter((writer, place) => writer === place).length;
    for (let first = 0; first < writers.length; first++)
      for (let second = first + 1; second < writers.length; second++) {
        pairs++;
        if (writers[first]! < writers[second]!) inOrder++;
      }
  }
  return { name, trials, success: hits / Math.max(1, trials), inOrder: inOrder / Math.max(1, pairs) };
}

/** Places sorted by a key of the rater; equal ones by what is random, never by the truth. */
export function placesBy(key: (rater: PlayedReview['raters'][number], place: number) => number | string) {
  return ({ raters }: PlayedReview): number[] =>
    raters
      .map((rater, place) => ({ place, key: key(rater, place), id: rater.assignmentId }))
      .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
      .map(({ place }) => place);
}

/** The comments of a review sorted by where each stands in something; those that stand nowhere are left out. */
export function textsBy(place: (text: string) => number): OrderOf {
  return ({ raters }) =>
    raters
      .map(({ text }) => ({ text, at: place(text) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text);
}
