import type { ShownReport } from '../../domain/shown-report.js';
import type { Texts } from '../../i18n/texts.js';
import { ReportNames } from '../report-names.js';
import { competencyRows, statementRows, valueRows } from './figure-rows.js';
import type { ReportRow } from './report-row.js';
import { commentRows, factRows } from './word-rows.js';
import { spreadRows, trendRows } from './more-figure-rows.js';

/** Everything a report shows, from its snapshot alone (anonymity R13, R15). */
export function reportRows(shown: ShownReport, texts: Texts): ReportRow[] {
  const names = new ReportNames(shown, texts);
  return [
    ...factRows(shown, names, texts),
    ...competencyRows(shown, names, texts),
    ...statementRows(shown, names, texts),
    ...valueRows(shown, names, texts),
    ...spreadRows(shown, names, texts),
    ...trendRows(shown, names, texts),
    ...commentRows(shown, names, texts),
  ];
}
