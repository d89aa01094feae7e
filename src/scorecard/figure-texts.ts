import { calendarOf } from '../cycles/typed-days.js';
import { firstDay, lastDay, type Quarter } from '../domain/quarter.js';
import { decimalsOf, shownFigure } from '../domain/shown-figure.js';
import type { Texts } from '../i18n/texts.js';

/** A figure with its unit, in the reader's digits; points of the rating scale always with one decimal. */
export function figureText(value: number, unit: string, texts: Texts): string {
  if (unit === 'points') return texts.number(value, 1);
  const shown = shownFigure(value);
  const figure = texts.number(shown, decimalsOf(shown));
  if (unit === 'percent' || /^[%٪]$/u.test(unit)) return texts.t('scorecard.percent', { figure });
  return unit === '' ? figure : texts.t('scorecard.with-unit', { figure, unit });
}

/** A measure's unit in words, for a label. */
export function unitText(unit: string, texts: Texts): string {
  if (unit === 'points') return texts.t('scorecard.unit.points');
  if (unit === 'percent' || /^[%٪]$/u.test(unit)) return texts.t('scorecard.unit.percent');
  return unit;
}

/** A score from 0 to 100, whole. */
export function scoreText(score: number, texts: Texts): string {
  return texts.number(Math.round(score + 1e-9));
}

/** "Quarter 4, 2025", «پاییز ۱۴۰۴»; a quarter of the calendar the reader does not use by its first and last day. */
export function quarterText(quarter: Quarter, texts: Texts): string {
  if (quarter.calendar !== calendarOf(texts.locale)) {
    return texts.t('scorecard.quarter.days', {
      from: texts.day(firstDay(quarter)),
      to: texts.day(lastDay(quarter)),
    });
  }
  const year = [...String(quarter.year)].map((digit) => texts.number(Number(digit))).join('');
  if (quarter.calendar === 'jalali') return texts.t(`scorecard.season.${quarter.number}`, { year });
  return texts.t('scorecard.quarter', { number: quarter.number, year });
}
