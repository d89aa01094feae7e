import { commentPages, fittingComments } from '../domain/fitting-comments.js';
import { textIn } from '../domain/locale.js';
import type { CommentPart, ShownComments, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { say } from './figures.js';
import { markOf, ReportNames } from './report-names.js';

/**
 * What people wrote, word for word, by question; or the one sentence for both "nothing" and "kept back". A page that
 * could not carry them all leads to those of one question; a file holds them all.
 */
export function presentComments(shown: ShownReport, names: ReportNames, texts: Texts, isFile = false): object {
  if (shown.comments.length === 0) {
    return { sentence: texts.t('summary.no-comments', { kc: shown.thresholds.comments }), topics: [] };
  }
  const { reviewId } = shown.header;
  const topics = isFile ? shown.comments : fittingComments(shown.comments);
  return {
    sentence: '',
    topics: topics.map((topic, index) => {
      const all = countOf(shown.comments[index] ?? topic);
      const isWhole = countOf(topic) === all;
      return {
        heading: commentHeading(topic, shown, names, texts),
        parts: topic.parts.map((part) => presentPart(part, reviewId, names)),
        moreHref: isWhole ? '' : paths.reportQuestion(reviewId, index + 1),
        more: isWhole ? '' : texts.t('report.comments.all', { n: all }),
      };
    }),
  };
}

/** All comments on one question, counted from 1; null when the report has none such. */
export function presentTopic(shown: ShownReport, number: number, page: unknown, texts: Texts): object | null {
  const topic = shown.comments[number - 1];
  if (!topic) return null;
  const names = new ReportNames(shown, texts);
  const { reviewId, subjectName, cycleName } = shown.header;
  const all = commentPages(topic);
  const typed = typeof page === 'string' && /^\d{1,6}$/.test(page) ? Number(page) : 1;
  const at = Math.min(Math.max(1, typed), all.length);
  const hrefOf = (other: number): string => `${paths.reportQuestion(reviewId, number)}?page=${other}`;
  return {
    back: `${paths.report(reviewId)}#comments`,
    meta: say(texts, 'report.title', { name: subjectName, cycle: cycleName }),
    heading: commentHeading(topic, shown, names, texts),
    parts: (all[at - 1] ?? []).map((part) => presentPart(part, reviewId, names)),
    pages: {
      isNeeded: all.length > 1,
      number: at,
      total: all.length,
      previousHref: at > 1 ? hrefOf(at - 1) : '',
      nextHref: at < all.length ? hrefOf(at + 1) : '',
    },
  };
}

function presentPart({ block, items }: CommentPart, reviewId: string, names: ReportNames): object {
  return {
    kind: markOf(block),
    by: names.block(block),
    items: items.map(({ id, text }) => ({
      id,
      text,
      // A sample has no review, and nobody reports their own words.
      reportHref: reviewId === '' || block === 'self' ? '' : paths.commentReport(reviewId, id),
    })),
  };
}

function countOf({ parts }: ShownComments): number {
  return parts.reduce((sum, { items }) => sum + items.length, 0);
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
