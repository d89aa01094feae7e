import type { CellFigure } from '../domain/disclosure.js';
import type { Texts } from '../i18n/texts.js';

/** How figures of a report are written: one decimal everywhere, single answers as whole points (measurement 1). */
export function writeFigure(value: number, texts: Texts): string {
  return texts.number(value, 1);
}

/** A person's own answer to one statement is a point of the scale. */
export function writePoint(value: number, texts: Texts): string {
  return texts.number(value, Number.isInteger(value) ? 0 : 1);
}

/** In tables and charts: "≥ 4.6" at the ends, where the exact figure is not told (anonymity R6). */
export function writeCell({ value, endCode }: Pick<CellFigure, 'value' | 'endCode'>, texts: Texts): string {
  const figure = writeFigure(value, texts);
  if (endCode === null) return figure;
  return endCode === 'top' ? `≥\u00A0${figure}` : `≤\u00A0${figure}`;
}

/** A sentence in which what people typed (names, competencies) keeps its own direction. */
export function say(texts: Texts, key: string, params: Readonly<Record<string, unknown>> = {}): string {
  return texts.fill(key, params, (text) => `\u2068${text}\u2069`);
}
