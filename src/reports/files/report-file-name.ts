import type { ShownReport } from '../../domain/shown-report.js';
import type { Texts } from '../../i18n/texts.js';

/** "Feedback report Leila Rahimi Autumn 2026", without an ending. */
export function reportFileName({ header }: Pick<ShownReport, 'header'>, texts: Texts): string {
  return texts.t('report.file.file-name', { name: header.subjectName, cycle: header.cycleName });
}
