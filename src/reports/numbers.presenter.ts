import { textIn } from '../domain/locale.js';
import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { writeCell, writeFigure, writePoint } from './figures.js';
import type { ReportNames } from './report-names.js';

export interface NumberTable {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

/** Stands where there is no figure to show. */
export const none = '–';

/** Competencies by point of view, and where the person stands in the organisation, if that is told. */
export function competencyTable(shown: ShownReport, names: ReportNames, texts: Texts): NumberTable {
  const keys = blockKeys(shown);
  const hasOthers = shown.competencies.some(({ others }) => others !== null);
  const hasBands = shown.competencies.some(({ band }) => band !== null);
  return {
    heads: [...headsOf(keys, hasOthers, names), ...(hasBands ? [texts.t('report.band')] : [])],
    rows: shown.competencies.map(({ id, self, others, blocks, band }) => ({
      name: names.competency(id),
      cells: [
        writeOrNone(self, texts),
        ...(hasOthers ? [writeOrNone(others, texts)] : []),
        ...keys.map((key) => {
          const figure = blocks.find((block) => block.key === key);
          return figure ? writeCell(figure, texts) : none;
        }),
        ...(hasBands ? [band === null ? none : texts.t(`report.band.${band}`)] : []),
      ],
    })),
  };
}

/** Every statement; figures at an end of the scale as bounds (anonymity R6). */
export function behaviourTable(shown: ShownReport, names: ReportNames, texts: Texts): NumberTable {
  const keys = blockKeys(shown);
  const behaviours = shown.competencies.flatMap((competency) => competency.behaviours);
  const hasOthers = behaviours.some(({ others }) => others !== null);
  return {
    heads: headsOf(keys, hasOthers, names),
    rows: behaviours.map(({ statement, self, others, blocks }) => ({
      name: textIn(statement, texts.locale),
      cells: [
        self === null ? none : writePoint(self, texts),
        ...(hasOthers ? [writeOrNone(others, texts)] : []),
        ...keys.map((key) => {
          const cell = blocks.find((block) => block.key === key);
          if (!cell) return none;
          return key === 'manager' ? writePoint(cell.value, texts) : writeCell(cell, texts);
        }),
      ],
    })),
  };
}

function blockKeys({ blocks }: ShownReport): ShownReport['blocks'][number]['key'][] {
  return blocks.map(({ key }) => key).filter((key) => key !== 'self');
}

function headsOf(keys: ReturnType<typeof blockKeys>, hasOthers: boolean, names: ReportNames): string[] {
  return [names.block('self'), ...(hasOthers ? [names.block('all')] : []), ...keys.map((key) => names.block(key))];
}

export function writeOrNone(figure: number | null, texts: Texts): string {
  return figure === null ? none : writeFigure(figure, texts);
}
