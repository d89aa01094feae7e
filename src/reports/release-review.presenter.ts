import { pageOf } from '../cycles/page-of.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { ShownProblem } from '../web/problems.js';
import type { ReleasedReview, ReleaseOverview } from './release-overview.js';
import type { ReleaseWay } from './report-release.js';

const rowsPerPage = 50;

/** The last page before reports leave: every name, fifty a page, and what cannot be undone. */
export function presentReleaseReview(
  overview: ReleaseOverview,
  ready: ReadonlySet<string>,
  way: ReleaseWay,
  page: unknown,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { cycle, reviews } = overview;
  const chosen = reviews.filter(({ review }) => ready.has(review.id));
  const address = paths.releaseReview(cycle.id);
  const pages = pageOf(page, chosen.length, (number) => `${address}?way=${way}&page=${number}`);
  const rows = chosen.slice(pages.skip, pages.skip + rowsPerPage);
  return {
    heading: texts.t('release.review-heading', { n: chosen.length }),
    lead: leadOf(overview, way, texts),
    back: paths.release(cycle.id),
    action: paths.release(cycle.id),
    way,
    rows: rows.map((each) => presentRow(each, way, texts)),
    isEmpty: rows.length === 0,
    pages,
    selectedLabel: texts.t(pages.isNeeded ? 'release.release-selected' : 'release.release'),
    allLabel: pages.isNeeded ? texts.t('release.release-all', { n: chosen.length }) : '',
    unread: overview.unreadComments ? texts.t('release.comments-unread', { n: overview.unreadComments }) : '',
    errors,
  };
}

function leadOf({ cycle }: ReleaseOverview, way: ReleaseWay, texts: Texts): string {
  const date = cycle.reportsOn ? texts.day(cycle.reportsOn) : '';
  if (way === 'now') return texts.t('release.review-now');
  if (way === 'straight') return texts.t(date ? 'release.straight-on' : 'release.straight-now', { date });
  return date ? texts.t('release.review-reader-first', { date }) : texts.t('release.review-reader-first-open');
}

function presentRow({ review, subjectName, readerNames }: ReleasedReview, way: ReleaseWay, texts: Texts): object {
  const first = way === 'reader-first' && readerNames.length > 0;
  return {
    id: review.id,
    subjectName,
    readers: first ? texts.t('release.reads-first', { names: texts.list(readerNames) }) : '',
    holdHref: paths.reportHold(review.id),
    correctHref: paths.correction(review.id),
    coachHref: review.releasedToReaderAt ? '' : paths.reportCoach(review.id),
  };
}
