import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { writeFigure } from './figures.js';
import type { ReportNames } from './report-names.js';

/** The behaviours others see most and least often. */
export function presentRanks({ strongest, weakest }: ShownReport, names: ReportNames, texts: Texts): object | null {
  if (strongest.length === 0 && weakest.length === 0) return null;
  const item = (id: string): object => ({
    figure: writeFigure(names.othersOn(id) ?? 0, texts),
    statement: names.statement(id),
    competency: names.competencyOf(id),
  });
  return {
    lists: [
      { heading: texts.t('report.ranks.most'), items: strongest.map(item) },
      { heading: texts.t('report.ranks.least'), items: weakest.map(item) },
    ],
  };
}
