import { textIn } from '../domain/locale.js';
import type { ShownBrandValue, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { type Axis, placeOf } from './charts/axis.js';
import { writeFigure } from './figures.js';

/** Each brand value: what others see of it, and the organisation's mean where that is told. */
export function presentValues(shown: ShownReport, texts: Texts): object | null {
  const seen = shown.values.filter(({ others }) => others !== null);
  if (seen.length === 0) return null;
  const axis = { low: 1, high: shown.scale.points, isMirrored: texts.dir === 'rtl' };
  return {
    ends: texts.t('report.values.ends', {
      low: textIn(shown.scale.labels[0] ?? {}, texts.locale),
      high: textIn(shown.scale.labels.at(-1) ?? {}, texts.locale),
    }),
    rows: seen.map((value) => presentValue(value, axis, texts)),
  };
}

function presentValue({ name, promise, others, organisation }: ShownBrandValue, axis: Axis, texts: Texts): object {
  const figure = others ?? 0;
  const title = textIn(name, texts.locale);
  const average =
    organisation === null ? '' : texts.t('report.values.organisation', { x: writeFigure(organisation, texts) });
  const own = texts.t('report.values.others', { x: writeFigure(figure, texts) });
  const values = [own, ...(average ? [average] : [])].join(texts.t('report.comma'));
  return {
    name: title,
    promise: textIn(promise, texts.locale),
    figure: writeFigure(figure, texts),
    label: texts.t('report.chart-label', { name: title, values }),
    x: `${placeOf(figure, axis)}%`,
    average,
    averageX: organisation === null ? '' : `${placeOf(organisation, axis)}%`,
  };
}
