import type { ShownReport } from '../../src/domain/shown-report.js';
import { locales } from '../../src/domain/locale.js';
import { Texts } from '../../src/i18n/texts.js';
import { hair } from '../../src/domain/rounding.js';
import { numbersIn, type PageNumber } from './page-numbers.js';

/** Places on a page that no figure moves: edges, rows, radii and lettering of the drawings. */
const constants = [0, 6, 94, 50, 100, 80, 20, 14, 24, 4, 70, 86, 36, 23, 4.5, 12, 88, 41, 54, 67, 1, 2];

/**
 * The numbers of a report's page that its frozen figures do not explain. Words may tell figures, counts and dates; a
 * place must be the place of a shown figure, worked out anew: nothing finer than a tenth may go into it (R16).
 */
export function unexplainedNumbers(numbers: readonly PageNumber[], shown: ShownReport): PageNumber[] {
  const { words, figures } = toldBy(shown);
  const places = placesOf(figures, shown);
  return numbers.filter(({ kind, value }) =>
    kind === 'word' ? !words.has(value) : !places.has(value) && !places.has(round(100 - value)),
  );
}

/** Every number told in a report, and those of them that are figures on the scale. */
function toldBy(shown: ShownReport): { words: Set<number>; figures: Set<number> } {
  const { header, thresholds, scale } = shown;
  const figures = new Set<number>();
  // 0.1 stands in the note on how far rounding reaches.
  const words = new Set<number>([0.1, thresholds.ratings, thresholds.comments, header.periodMonths, scale.points, 1]);
  collect({ ...shown, header: null, comments: null, thresholds: null }, figures);
  for (const figure of figures) words.add(Math.abs(figure));
  for (const { behaviours } of shown.competencies)
    for (const { blocks } of behaviours) words.add(blocks.reduce((sum, { n }) => sum + n, 0));
  for (const day of [header.closedOn, ...(shown.trend?.cycles ?? []).map(({ closedOn }) => closedOn)])
    for (const locale of locales) for (const { value } of numbersIn(Texts.in(locale).day(day))) words.add(value);
  const listed = shown.blindSpots.length + shown.hiddenStrengths.length;
  for (let number = 1; number <= listed; number++) words.add(number);
  for (const part of ['risen', 'fallen'] as const)
    words.add((shown.change?.competencies ?? []).filter(({ others }) => others.kind === part).length);
  return { words, figures };
}

function collect(value: unknown, figures: Set<number>): void {
  if (typeof value === 'number') figures.add(value);
  else if (value !== null && typeof value === 'object') for (const each of Object.values(value)) collect(each, figures);
}

function placesOf(figures: ReadonlySet<number>, { scale, norm, competencies }: ShownReport): Set<number> {
  const places = new Set(constants);
  // A place just between two hundredths may be written as either: by binary fractions it lies a hair beside it.
  const add = (value: number): void => void places.add(round(value - hair)).add(round(value + hair));
  const all = [...figures, ...Array.from({ length: scale.points }, (_, point) => point + 1)];
  const pairs = competencies.flatMap(({ behaviours }) =>
    behaviours.flatMap(({ self, others }) => (self === null || others === null ? [] : [self, others])),
  );
  const span = Math.max(1, ...pairs.map((figure) => Math.abs(figure - norm.value)));
  for (const figure of all) {
    for (let low = 1; low < scale.points; low++) {
      const share = (figure - low) / (scale.points - low);
      add(7 + share * 86);
      const height = round(62 - share * 36);
      add(62 - share * 36);
      places.add(round(height - 10));
    }
    for (const side of [1, -1]) add(50 + (side * (figure - norm.value) * 36) / span);
    places.add(figure);
  }
  // Steps aside of marks that would cover each other, in circles of 13 pixels; bars laid end to end.
  for (let ring = 0; ring <= 7; ring++)
    places
      .add(ring * 13)
      .add(round(ring * 13 + 4.5))
      .add(round(ring * 13 - 4.5));
  for (const { distribution } of competencies)
    if (distribution) {
      const { low, middle, high } = distribution;
      // Whole per cents may add up to 99 or 101; the bar is always whole.
      for (const part of [low, middle, high, low + middle]) add((part * 100) / (low + middle + high));
    }
  return places;
}

function round(value: number): number {
  return Math.round(Math.abs(value) * 100) / 100;
}
