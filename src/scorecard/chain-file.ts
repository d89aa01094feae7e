import { stringify } from 'csv-stringify/sync';
import { chainMetrics } from '../domain/chain.js';
import { quarterKey } from '../domain/quarter.js';
import { decimalsOf, shownFigure } from '../domain/shown-figure.js';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import type { Texts } from '../i18n/texts.js';
import type { Chain } from './chains.js';

/** The chain for a spreadsheet: a row for each unit and quarter, figures as shown on the page. */
export function chainFile({ figures, units }: Chain, texts: Texts): string {
  const metrics = chainMetrics.filter((metric) => figures.some((figure) => figure.metric === metric));
  const rows = new Map<string, Map<string, string>>();
  const places = new Map<string, [string, string]>();
  for (const { unit, quarter, metric, value } of figures) {
    const key = `${unit} ${quarterKey(quarter)}`;
    const shown = shownFigure(value);
    rows.set(key, (rows.get(key) ?? new Map<string, string>()).set(metric, shown.toFixed(decimalsOf(shown))));
    places.set(key, [spreadsheetText(units.get(unit) ?? ''), quarterKey(quarter)]);
  }
  const header = [
    texts.t('import.field.unit'),
    texts.t('import.field.period'),
    ...metrics.map((metric) => texts.t(`scorecard.metric.${metric}`)),
  ];
  const lines = [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, cells]) => [...(places.get(key) ?? []), ...metrics.map((metric) => cells.get(metric) ?? '')]);
  return `\uFEFF${stringify([header, ...lines])}`;
}
