import { directionOf } from '../../domain/text-direction.js';
import type { ShownReport } from '../../domain/shown-report.js';
import type { Texts } from '../../i18n/texts.js';
import type { PlanSummary } from '../../plans/plan-summary.presenter.js';
import type { ReportAudience } from '../access.presenter.js';
import { say } from '../figures.js';
import { presentShown } from '../report.presenter.js';
import type { TypesetDocument } from './typesetter.js';

/** Headings and notes that the page's views ask for themselves. */
const labels = {
  short: 'report.contents.short',
  competencies: 'report.contents.competencies',
  competenciesNote: 'report.competencies.note',
  bars: 'report.competencies.note-bar',
  gaps: 'report.contents.gaps',
  gapsNote: 'report.gaps.note',
  up: 'report.gaps.up',
  across: 'report.gaps.across',
  ranks: 'report.contents.ranks',
  spread: 'report.contents.spread',
  comments: 'report.contents.comments',
  commentsNote: 'report.comments.note',
  values: 'report.contents.values',
  numbers: 'report.pdf.numbers',
  statements: 'report.pdf.statements',
  contents: 'report.pdf.contents',
  suggested: 'plans.suggested',
  what: 'plans.what',
  by: 'plans.by',
  whoNotices: 'plans.who-notices',
  howKnown: 'plans.how-known',
} as const;

/**
 * A report as the typesetter gets it: the very words and figures of the page, as data.
 * The plan is given only to a file that is handed over at once: in one that is kept it would outlive its sharing.
 */
export function presentDocument(
  shown: ShownReport,
  as: ReportAudience['as'],
  texts: Texts,
  plan: PlanSummary | null = null,
): TypesetDocument {
  const { header, comments } = shown;
  const page = presentShown(shown, texts, plan, true);
  const work = [header.jobTitle, header.department].filter((part) => part !== null && part !== '');
  return {
    ...page,
    lang: texts.locale,
    dir: texts.dir,
    digits: Array.from({ length: 10 }, (_, digit) => texts.number(digit)),
    labels: Object.fromEntries(Object.entries(labels).map(([name, key]) => [name, texts.t(key)])),
    cover: {
      name: header.subjectName,
      work: work.join(texts.t('report.comma')),
      cycle: say(texts, 'report.pdf.cycle', { cycle: header.cycleName }),
      closed: texts.t('report.pdf.closed', { date: texts.day(header.closedOn) }),
      reader: as === 'reader' ? say(texts, 'report.reader-note', { name: header.subjectName }) : '',
      private: say(texts, 'report.pdf.private', { name: header.subjectName }),
    },
    pageNumber: texts.t('report.pdf.page', { page: '<page>', pages: '<pages>' }),
    directions: Object.fromEntries(
      comments.flatMap(({ parts }) =>
        parts.flatMap(({ items }) => items.map(({ id, text }) => [id, directionOf(text)])),
      ),
    ),
  };
}
