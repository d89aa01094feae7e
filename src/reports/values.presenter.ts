import { textIn } from '../domain/locale.js';
import type { ShownBrandValue, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { type Axis, placeOf } from './charts/axis.js';
import { say, writeFigure } from './figures.js';
import { type NumberTable, writeOrNone } from './numbers.presenter.js';
import type { ReportNames } from './report-names.js';

/** Each brand value: what others see of it, and the organisation's mean where that is told. */
export function presentValues(shown: ShownReport, names: ReportNames, texts: Texts): object | null {
  const seen = shown.values.filter(({ others }) => others !== null);
  if (seen.length === 0) return null;
  const axis = { low: 1, high: shown.scale.points, isMirrored: texts.dir === 'rtl' };
  return {
    find: findOf(seen, texts),
    table: valueTable(seen, names, texts),
    ends: texts.t('report.values.ends', {
      low: textIn(shown.scale.labels[0] ?? {}, texts.locale),
      high: textIn(shown.scale.labels.at(-1) ?? {}, texts.locale),
    }),
    rows: seen.map((value) => presentValue(value, axis, texts)),
  };
}

function findOf(seen: readonly ShownBrandValue[], texts: Texts): string {
  const ranked = seen.toSorted((a, b) => (b.others ?? 0) - (a.others ?? 0));
  const [highest] = ranked;
  const lowest = ranked.at(-1);
  if (!highest || !lowest || ranked.length < 2) return '';
  if (highest.others === lowest.others) return texts.t('report.values.even');
  return say(texts, 'report.competencies.find', {
    highest: textIn(highest.name, texts.locale),
    high: writeFigure(highest.others ?? 0, texts),
    lowest: textIn(lowest.name, texts.locale),
    low: writeFigure(lowest.others ?? 0, texts),
  });
}

function valueTable(seen: readonly ShownBrandValue[], names: ReportNames, texts: Texts): NumberTable {
  const hasOrganisation = seen.some(({ organisation }) => organisation !== null);
  return {
    heads: [
      names.block('self'),
      names.block('all'),
      ...(hasOrganisation ? [texts.t('report.values.organisation-head')] : []),
    ],
    rows: seen.map(({ name, self, others, organisation }) => ({
      name: textIn(name, texts.locale),
      cells: [
        writeOrNone(self, texts),
        writeOrNone(others, texts),
        ...(hasOrganisation ? [writeOrNone(organisation, texts)] : []),
      ],
    })),
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
