import type { ShownReport } from '../../domain/shown-report.js';
import type { Texts } from '../../i18n/texts.js';
import type { ReportNames } from '../report-names.js';
import { bandNames } from '../spread.presenter.js';
import { cycleTitles } from '../trend.presenter.js';
import { mean, type ReportRow, rowOf } from './report-row.js';

/** The three bands, in per cent of the answers. */
export function spreadRows(shown: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  const bands = bandNames(shown, texts);
  return shown.competencies.flatMap(({ id, distribution }) => {
    if (distribution === null) return [];
    const row = rowOf('spread', names.competency(id));
    return (['low', 'middle', 'high'] as const).map((band) => ({
      ...row(bands[band], { value: distribution[band], decimals: 0, endCode: null }),
      people: distribution.n,
    }));
  });
}

export function trendRows(shown: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  const { trend } = shown;
  if (!trend) return [];
  const titles = cycleTitles(shown, trend, texts);
  return trend.competencies.flatMap(({ competencyId, points }) =>
    points.map(({ cycle, value, word }) => ({
      ...rowOf('trend', names.competency(competencyId))(titles[cycle] ?? '', mean(value)),
      text: word === null ? '' : texts.t(`report.change.word.${word}`),
    })),
  );
}
