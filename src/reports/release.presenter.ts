import { percent } from '../domain/rounding.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { presentHeld } from './held-reports.presenter.js';
import type { ReleasedReview, ReleaseOverview } from './release-overview.js';
import { presentWays } from './release-ways.presenter.js';

/** The release of a cycle: what is ready, on its way, held, and who gets no report. */
export function presentRelease(overview: ReleaseOverview, texts: Texts): object {
  const { cycle } = overview;
  const groups = sorted(overview.reviews);
  const left = groups.ready.length;
  const isClosed = cycle.state === 'closed';
  return {
    heading: headingOf(groups, texts),
    meta: metaOf(overview, texts),
    lead: leadOf(groups, texts),
    cycleHref: paths.cycle(cycle.id),
    cycleName: cycle.name,
    counts: countsOf(groups, texts),
    comments: commentsOf(overview, texts),
    ways: left > 0 ? presentWays(overview, texts) : null,
    reviewAction: paths.releaseReview(cycle.id),
    sampleHref: paths.releaseSample(cycle.id),
    onTheWay: groups.planned.map((each) => presentPlanned(each, texts)),
    nowHref: `${paths.releaseReview(cycle.id)}?way=now`,
    held: groups.held.map((each) => presentHeld(each, texts)),
    noReport: groups.none.length > 0 ? texts.t('release.no-report-names', { names: namesOf(groups.none, texts) }) : '',
    noReportHref: groups.none.length > 0 ? paths.releaseNoReport(cycle.id) : '',
    noReportNote: groups.none.length > 0 ? texts.t(isClosed ? 'release.no-report-will' : 'release.no-report-told') : '',
    released: groups.released.map(({ subjectName, isOpened, review }) => ({
      subjectName,
      state: texts.t(stateKey(review.reportState, isOpened)),
      correctHref: paths.correction(review.id),
    })),
    releasedSummary: texts.t('release.released-summary', { n: groups.released.length }),
    facts: factsOf(overview, texts),
    group: groupOf(overview, texts),
    end: { mayEnd: isClosed && left === 0, isMain: isClosed && left === 0, href: paths.releaseEnd(cycle.id) },
    isEnded: !isClosed,
  };
}

type Sorted = Readonly<Record<'ready' | 'planned' | 'held' | 'none' | 'released', readonly ReleasedReview[]>>;

function sorted(reviews: readonly ReleasedReview[]): Sorted {
  const of = (isIn: (review: ReleasedReview['review']) => boolean): ReleasedReview[] =>
    reviews.filter(({ review }) => isIn(review));
  return {
    ready: of(({ reportState, releaseOn }) => reportState === 'built' && releaseOn === null),
    planned: of(
      ({ reportState, releaseOn }) => reportState === 'with-reader' || (reportState === 'built' && releaseOn !== null),
    ),
    held: of(({ reportState }) => reportState === 'held'),
    none: of(({ reportState }) => reportState === 'none'),
    released: of(({ reportState }) => reportState === 'released' || reportState === 'acknowledged'),
  };
}

function headingOf({ ready, planned, released }: Sorted, texts: Texts): string {
  if (ready.length > 0) return texts.t('release.heading-ready', { n: ready.length });
  if (planned.length > 0) return texts.t('release.heading-planned', { n: planned.length });
  return texts.t(released.length > 0 ? 'release.heading-done' : 'release.heading-none');
}

function metaOf({ cycle }: ReleaseOverview, texts: Texts): string {
  const mixed = cycle.mixedAt ? texts.day(dateIn(cycle.mixedAt, cycle.timeZone)) : '';
  const key = cycle.keyDestroyedAt ? 'release.meta' : 'release.meta-key-kept';
  return texts.t(key, { closed: texts.day(cycle.closesOn ?? ''), mixed });
}

function leadOf({ held, none }: Sorted, texts: Texts): string {
  const parts = [
    ...(held.length > 0 ? [texts.t('release.lead-held', { n: held.length })] : []),
    ...(none.length > 0 ? [texts.t('release.lead-none', { n: none.length })] : []),
  ];
  return parts.length > 0 ? [...parts, texts.t('release.lead-rest')].join(' ') : '';
}

function countsOf(groups: Sorted, texts: Texts): { label: string; value: string }[] {
  const opened = groups.released.filter(({ isOpened }) => isOpened).length;
  const rows: [string, number, boolean][] = [
    ['ready', groups.ready.length, true],
    ['planned', groups.planned.length, groups.planned.length > 0],
    ['released', groups.released.length, groups.released.length > 0],
    ['opened', opened, groups.released.length > 0],
    ['held', groups.held.length, true],
    ['none', groups.none.length, true],
  ];
  return rows
    .filter(([, , isShown]) => isShown)
    .map(([key, value]) => ({ label: texts.t(`release.count.${key}`, { n: value }), value: texts.number(value) }));
}

function presentPlanned({ review, subjectName, readerNames }: ReleasedReview, texts: Texts): object {
  const day = review.releaseOn ? texts.day(review.releaseOn) : '';
  const names = texts.list(readerNames);
  const key =
    review.reportState === 'with-reader'
      ? day
        ? 'release.with-reader-until'
        : 'release.with-reader'
      : 'release.planned-for';
  return {
    subjectName,
    state: texts.t(key, { names, date: day }),
    holdHref: paths.reportHold(review.id),
    correctHref: paths.correction(review.id),
  };
}

function stateKey(reportState: string, isOpened: boolean): string {
  if (reportState === 'acknowledged') return 'release.state-acknowledged';
  return isOpened ? 'release.state-opened' : 'release.state-not-opened';
}

function factsOf({ requests, mergedReports }: ReleaseOverview, texts: Texts): { label: string; value: string }[] {
  const { done, all } = requests;
  return [
    {
      label: texts.t('release.answers'),
      value: texts.t('release.answers-of', { done, all, percent: percent(done, all) }),
    },
    { label: texts.t('release.merged'), value: texts.t('release.merged-in', { n: mergedReports }) },
  ];
}

function groupOf({ cycle, group }: ReleaseOverview, texts: Texts): object | null {
  if (!group) return null;
  const published = group.publishedAt ? texts.day(dateIn(group.publishedAt, cycle.timeZone)) : '';
  return {
    text:
      group.subjects === 0
        ? texts.t('release.group-empty')
        : published
          ? texts.t('release.group-published', { n: group.subjects, date: published })
          : texts.t('release.group-built', { n: group.subjects }),
    mayPublish: !published && group.subjects > 0,
    action: paths.releaseGroup(cycle.id),
  };
}

function namesOf(reviews: readonly ReleasedReview[], texts: Texts): string {
  return texts.list(reviews.map(({ subjectName }) => `\u2068${subjectName}\u2069`));
}

function commentsOf({ cycle, unreadComments }: ReleaseOverview, texts: Texts): object | null {
  if (unreadComments === null) return null;
  return { text: texts.t('release.comments-unread', { n: unreadComments }), href: paths.cycleComments(cycle.id) };
}
