import type { Texts } from '../i18n/texts.js';
import type { FileCheck } from './import-check.service.js';
import { sideBySide } from './import-words.js';
import { problemsByRow } from './import-rows.presenter.js';

export interface RowTally {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly ready: number;
  readonly attention: number;
}

/** How many rows are ready, by what they would do, and how many need somebody; a row with a problem is never ready. */
export function tallyRows({ checked, problems }: Pick<FileCheck, 'checked' | 'problems'>): RowTally {
  const inTrouble = problemsByRow(problems);
  const count = (rows: readonly { row: number }[] = []) => rows.filter(({ row }) => !inTrouble.has(row)).length;
  const created = count(checked?.created);
  const updated = count(checked?.updated);
  const unchanged = count(checked?.unchanged);
  return { created, updated, unchanged, ready: created + updated + unchanged, attention: inTrouble.size };
}

interface ShownCount {
  readonly value: string;
  readonly label: string;
}

/** The numbers at the head of the page; what is zero is left out. */
export function presentCounts(
  tally: RowTally,
  notes: Readonly<Record<string, number>>,
  leftOut: number,
  texts: Texts,
): ShownCount[] {
  const shown = (n: number, label: string): ShownCount[] => (n > 0 ? [{ value: texts.number(n), label }] : []);
  return [
    { value: texts.number(tally.ready), label: readyLabel(tally, texts) },
    ...shown(tally.attention, texts.t('import.count.attention')),
    ...shown(leftOut, texts.t('import.count.left-out')),
    ...Object.entries(notes).flatMap(([note, n]) => shown(n, texts.t(`import.note.${note}`, { n }))),
  ];
}

function readyLabel(tally: RowTally, texts: Texts): string {
  const parts = (['created', 'updated', 'unchanged'] as const)
    .filter((part) => tally[part] > 0)
    .map((part) => texts.t(`import.count.${part}`, { n: tally[part] }));
  return parts.length === 0
    ? texts.t('import.count.ready')
    : texts.t('import.count.ready-of', { parts: sideBySide(parts, texts) });
}
