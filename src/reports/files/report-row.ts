import type { ScaleEnd } from '../../domain/disclosure.js';

export const rowParts = ['facts', 'competencies', 'statements', 'values', 'spread', 'trend', 'comments'] as const;
export type RowPart = (typeof rowParts)[number];

/** One shown thing of a report, for files that people open in a spreadsheet. */
export interface ReportRow {
  readonly part: RowPart;
  /** Competency, brand value or question. */
  readonly item: string;
  readonly statement: string;
  /** Whose figure it is, or which column it stands in. */
  readonly view: string;
  readonly figure: FileFigure | null;
  /** How many people it rests on, where that is told. */
  readonly people: number | null;
  /** Words in place of a figure, or a comment as written. */
  readonly text: string;
}

export interface FileFigure {
  /** As shown: rounded already. */
  readonly value: number;
  readonly decimals: 0 | 1;
  readonly endCode: ScaleEnd | null;
}

/** A figure in files: a point as the decimal sign and Latin digits in every language, so that it can be counted with. */
export function fileFigure({ value, decimals, endCode }: FileFigure): string {
  const sign = endCode === null ? '' : endCode === 'top' ? '≥ ' : '≤ ';
  return sign + value.toFixed(decimals);
}

export function rowOf(part: RowPart, item: string, statement = '') {
  return (view: string, figure: FileFigure | null = null): ReportRow => ({
    part,
    item,
    statement,
    view,
    figure,
    people: null,
    text: '',
  });
}

export function mean(value: number): FileFigure {
  return { value, decimals: 1, endCode: null };
}

/** A single person's answer is a whole point, as on the page. */
export function point(value: number): FileFigure {
  return { value, decimals: Number.isInteger(value) ? 0 : 1, endCode: null };
}
