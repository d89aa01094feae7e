import type { ShownReport } from '../../domain/shown-report.js';
import type { Texts } from '../../i18n/texts.js';
import { commentHeading } from '../comments.presenter.js';
import type { ReportNames } from '../report-names.js';
import { type ReportRow, rowOf } from './report-row.js';

const isolates = /[\u2066-\u2069]/g;

/** Whose report, of what, and who answered. */
export function factRows({ header, who }: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  const facts: [string, string | null][] = [
    ['name', header.subjectName],
    ['job-title', header.jobTitle],
    ['department', header.department],
    ['cycle', header.cycleName],
    ['closed', texts.day(header.closedOn)],
  ];
  const row = rowOf('facts', '');
  return [
    ...facts.flatMap(([name, text]) => (text ? [{ ...row(texts.t(`report.file.${name}`)), text }] : [])),
    ...who.parts.flatMap(({ label, answered, invited }) =>
      answered === null
        ? []
        : [
            {
              ...row(names.block(label)),
              people: answered,
              text: texts.t('report.file.invited', { invited }),
            },
          ],
    ),
  ];
}

export function commentRows(shown: ShownReport, names: ReportNames, texts: Texts): ReportRow[] {
  return shown.comments.flatMap((topic) => {
    const row = rowOf('comments', commentHeading(topic, shown, names, texts).replace(isolates, ''));
    return topic.parts.flatMap(({ block, items }) => items.map(({ text }) => ({ ...row(names.block(block)), text })));
  });
}
