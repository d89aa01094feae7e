import type { CellFigure } from './disclosure.js';
import { fewestAnswers, importanceCell, importanceValue } from './importance-cells.js';
import {
  type Aspect,
  type Audience,
  audiences,
  type ImportanceItem,
  importanceForm,
  importancePoints,
} from './importance-form.js';
import { behavioursOf, competenciesOf, type Questionnaire } from './questionnaire.js';
import { roundToTenth } from './rounding.js';

/** What one person said: points 1 to 5 by key of the item; what they could not judge is absent. */
export type ImportanceAnswers = Readonly<Record<string, number>>;

export interface OpenedImportance {
  readonly audience: Audience;
  readonly answers: ImportanceAnswers;
}

/** An audience's figure of each item that enough of it judged. */
export interface ShownItem extends ImportanceItem {
  readonly cells: Readonly<Partial<Record<Audience, CellFigure>>>;
}

/** All that is ever shown of a survey: plain JSON, frozen when its answers are mixed. */
export interface ShownImportance {
  readonly version: 1;
  readonly minimum: number;
  readonly points: number;
  readonly audiences: readonly {
    readonly audience: Audience;
    readonly invited: number;
    /** Null: fewer than the minimum answered, and nothing of theirs is shown (anonymity R9). */
    readonly answered: number | null;
  }[];
  readonly items: readonly ShownItem[];
}

/** From this distance on two audiences do not agree; in points of the scale, as gaps of reports (measurement 2). */
export const importanceGap = 0.5;

/**
 * Counts become figures by audience, each only from enough people of that audience for that item, end-coded;
 * there is no total over audiences, so that nothing can be taken away from it (anonymity R4, R6).
 */
export function importanceResult(
  questionnaire: Questionnaire,
  opened: readonly OpenedImportance[],
  invited: Readonly<Partial<Record<Audience, number>>>,
  minimum: number,
): ShownImportance {
  // Who judged nothing is not counted as an answer (anonymity R2).
  const counted = opened.filter(({ answers }) => Object.keys(answers).length > 0);
  const of = (audience: Audience) => counted.filter((each) => each.audience === audience);
  const asked = new Map(audiences.map((audience) => [audience, keysOf(questionnaire, audience)]));
  const enough = audiences.filter((audience) => of(audience).length >= fewestAnswers(audience, minimum));
  return {
    version: 1,
    minimum,
    points: importancePoints,
    audiences: audiences.flatMap((audience) => {
      const asking = invited[audience];
      if (asking === undefined) return [];
      return [{ audience, invited: asking, answered: enough.includes(audience) ? of(audience).length : null }];
    }),
    items: allItems(questionnaire).map((item) => ({
      ...item,
      cells: Object.fromEntries(
        enough.flatMap((audience) => {
          if (!asked.get(audience)?.has(item.key)) return [];
          const cell = importanceCell(histogram(item.key, of(audience)), audience, minimum);
          return cell ? [[audience, cell] as const] : [];
        }),
      ),
    })),
  };
}

/** How far one audience finds an item more important than another, one decimal, from shown figures only (anonymity R5). */
export function importanceDifference({ cells }: ShownItem, one: Audience, other: Audience): number | null {
  const [a, b] = [cells[one], cells[other]];
  if (!a || !b) return null;
  return roundToTenth(importanceValue(a, one) - importanceValue(b, other));
}

/** The items of one question, the most important to an audience first; equal ones in the order of the framework. */
export function itemsFor(shown: ShownImportance, aspect: Aspect, audience: Audience): ShownItem[] {
  const value = ({ cells }: ShownItem): number => {
    const cell = cells[audience];
    return cell ? importanceValue(cell, audience) : 0;
  };
  return shown.items
    .filter((item) => item.aspect === aspect && item.cells[audience])
    .toSorted((a, b) => value(b) - value(a));
}

function histogram(key: string, opened: readonly OpenedImportance[]): number[] {
  const counts = Array.from({ length: importancePoints }, () => 0);
  for (const { answers } of opened) {
    const point = answers[key];
    if (point !== undefined) counts[point - 1] = (counts[point - 1] ?? 0) + 1;
  }
  return counts;
}

function keysOf(questionnaire: Questionnaire, audience: Audience): Set<string> {
  return new Set(importanceForm(questionnaire, audience).flatMap(({ items }) => items.map(({ key }) => key)));
}

function allItems(questionnaire: Questionnaire): ImportanceItem[] {
  const byKey = new Map<string, ImportanceItem>();
  for (const audience of audiences) {
    for (const { items } of importanceForm(questionnaire, audience))
      for (const item of items) byKey.set(item.key, item);
  }
  const order = [
    ...behavioursOf(questionnaire).map(({ id }) => `staff.${id}`),
    ...competenciesOf(questionnaire).flatMap(({ id }) => [`customers.${id}`, `company.${id}`]),
  ];
  return order.flatMap((key) => byKey.get(key) ?? []);
}
