import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { writeFigure } from './figures.js';
import type { ReportNames } from './report-names.js';

/** The behaviours others see most and least often; one sentence where they see all of them alike. */
export function presentRanks(shown: ShownReport, names: ReportNames, texts: Texts): object | null {
  const { strongest, weakest } = shown;
  if (strongest.length === 0 && weakest.length === 0) return null;
  const figure = (id: string): string => writeFigure(names.othersOn(id) ?? 0, texts);
  if (ranksAreEven(shown)) {
    return { sentence: texts.t('report.ranks.even', { x: figure(strongest[0] ?? '') }), lists: [] };
  }
  const item = (id: string): object => ({
    figure: figure(id),
    statement: names.statement(id),
    competency: names.competencyOf(id),
  });
  return {
    sentence: '',
    lists: [
      { heading: texts.t('report.ranks.most'), items: strongest.map(item) },
      { heading: texts.t('report.ranks.least'), items: weakest.map(item) },
    ],
  };
}

/** Whether every statement has the same shown figure from everyone else, so that none is seen most or least. */
export function ranksAreEven({ competencies }: Pick<ShownReport, 'competencies'>): boolean {
  const figures = competencies
    .flatMap(({ behaviours }) => behaviours)
    .flatMap(({ others }) => (others === null ? [] : [others]));
  return new Set(figures).size === 1;
}
