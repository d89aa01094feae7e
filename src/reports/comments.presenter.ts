import { textIn } from '../domain/locale.js';
import type { ShownComments, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { say } from './figures.js';
import { markOf, type ReportNames } from './report-names.js';

/** What people wrote, word for word, by question; or the one sentence for both "nothing" and "kept back". */
export function presentComments(shown: ShownReport, names: ReportNames, texts: Texts): object {
  if (shown.comments.length === 0) {
    return { sentence: texts.t('summary.no-comments', { kc: shown.thresholds.comments }), topics: [] };
  }
  const { reviewId } = shown.header;
  return {
    sentence: '',
    topics: shown.comments.map((topic) => ({
      heading: commentHeading(topic, shown, names, texts),
      parts: topic.parts.map(({ block, items }) => ({
        kind: markOf(block),
        by: names.block(block),
        items: items.map(({ id, text }) => ({
          id,
          text,
          // A sample has no review, and nobody reports their own words.
          reportHref: reviewId === '' || block === 'self' ? '' : paths.commentReport(reviewId, id),
        })),
      })),
    })),
  };
}

/** The question as it was asked, or the competency the examples are about. */
export function commentHeading(
  { about, question }: ShownComments,
  shown: ShownReport,
  names: ReportNames,
  texts: Texts,
): string {
  if (about.kind === 'example') {
    return say(texts, 'report.comments.examples', { competency: names.competency(about.competencyId) });
  }
  const text = textIn(question?.text ?? {}, texts.locale);
  return text.replaceAll('{name}', `\u2068${shown.header.subjectName}\u2069`);
}
