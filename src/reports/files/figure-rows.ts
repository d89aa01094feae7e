import { textIn } from '../../domain/locale.js';
import type { ShownReport } from '../../domain/shown-report.js';
import type { Texts } from '../../i18n/texts.js';
import type { ReportNames } from '../report-names.js';
import { mean, point, type ReportRow, rowOf } from './report-row.js';

export function competencyRows(shown: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  return shown.competencies.flatMap(({ id, self, others, blocks, gap, agreement, band }) => {
    const row = rowOf('competencies', names.competency(id));
    return [
      ...(self === null ? [] : [row(names.block('self'), mean(self))]),
      ...(others === null ? [] : [row(names.block('all'), mean(others))]),
      ...blocks.map(({ key, value, n }) => ({ ...row(names.block(key), mean(value)), people: n })),
      ...(gap === null ? [] : [row(texts.t('report.file.gap'), mean(gap.value))]),
      ...(agreement === null
        ? []
        : [{ ...row(texts.t('report.spread.agreement')), text: texts.t(`report.agreement.${agreement}`) }]),
      ...(band === null ? [] : [{ ...row(texts.t('report.band')), text: texts.t(`report.band.${band}`) }]),
    ];
  });
}

export function statementRows(shown: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  return shown.competencies.flatMap((competency) =>
    competency.behaviours.flatMap(({ statement, self, others, blocks }) => {
      const row = rowOf('statements', names.competency(competency.id), textIn(statement, texts.locale));
      return [
        ...(self === null ? [] : [row(names.block('self'), point(self))]),
        ...(others === null ? [] : [row(names.block('all'), mean(others))]),
        ...blocks.map(({ key, value, endCode, n }) => ({
          ...row(names.block(key), key === 'manager' ? point(value) : { value, decimals: 1, endCode }),
          people: n,
        })),
      ];
    }),
  );
}

export function valueRows(shown: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  return shown.values.flatMap(({ name, self, others, organisation }) => {
    const row = rowOf('values', textIn(name, texts.locale));
    return [
      ...(self === null ? [] : [row(names.block('self'), mean(self))]),
      ...(others === null ? [] : [row(names.block('all'), mean(others))]),
      ...(organisation === null ? [] : [row(texts.t('report.values.organisation-head'), mean(organisation))]),
    ];
  });
}
