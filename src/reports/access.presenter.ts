import type { ReviewEntity } from '../cycles/review.entity.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { say } from './figures.js';
import type { ReportOpening } from './report-openings.js';

export interface ReportAudience {
  readonly review: ReviewEntity;
  readonly timeZone: string;
  readonly as: 'subject' | 'reader';
  readonly viewerId: string;
  readonly readerNames: readonly string[];
  /** HR could read the comments before the report was released. */
  readonly hrReadsComments: boolean;
  /** Raters were told that the person may offer what they write for all to read. */
  readonly sharesComments: boolean;
  readonly openings: readonly ReportOpening[];
}

/** Who can see this report, who has opened it, and the person's word that it was read. */
export function presentAccess(audience: ReportAudience, subjectName: string, texts: Texts): object {
  const { review, timeZone, as, readerNames } = audience;
  const readers = texts.list(readerNames);
  const [alone, withCoach] = audience.hrReadsComments
    ? ['report.who-sees-hr-comments', 'report.who-sees-with-coach-hr-comments']
    : ['report.who-sees', 'report.who-sees-with-coach'];
  const who = readerNames.length === 0 ? texts.t(alone) : say(texts, withCoach, { coach: readers });
  const isOwn = as === 'subject';
  return {
    readerNote: isOwn ? '' : say(texts, 'report.reader-note', { name: subjectName }),
    sharingHref: isOwn && audience.sharesComments ? paths.commentOffer(review.id) : '',
    files: filesOf(review.id, texts),
    archiveHref: isOwn ? '' : paths.reportArchives(review.cycleId),
    whoSees: isOwn ? who : say(texts, 'report.who-sees-reader', { name: subjectName }),
    openings: isOwn ? audience.openings.map((opening) => presentOpening(opening, audience, texts)) : [],
    mayAcknowledge: isOwn && review.reportState === 'released',
    acknowledgeAction: paths.acknowledgement(review.id),
    acknowledged:
      isOwn && review.acknowledgedAt
        ? texts.t('report.acknowledged', { date: texts.day(dateIn(review.acknowledgedAt, timeZone)) })
        : '',
  };
}

/** The same report to take along. */
function filesOf(reviewId: string, texts: Texts): object[] {
  return (['pdf', 'xlsx', 'csv', 'json'] as const).map((kind) => ({
    href: paths.reportFile(reviewId, kind),
    label: texts.t(`report.file.kind.${kind}`),
  }));
}

/** In place of it on a page of invented numbers. */
export function sampleAccess(texts: Texts): object {
  const note = texts.t('report.sample-note');
  return {
    readerNote: note,
    sharingHref: '',
    files: [],
    archiveHref: '',
    whoSees: note,
    openings: [],
    mayAcknowledge: false,
    acknowledgeAction: '',
    acknowledged: '',
  };
}

function presentOpening(
  { personId, name, what, times, lastAt }: ReportOpening,
  audience: ReportAudience,
  texts: Texts,
): object {
  return {
    name: personId === audience.viewerId ? texts.t('report.you') : name,
    text: texts.t(openedKeys[what], { n: times, time: texts.instant(lastAt, audience.timeZone) }),
  };
}

const openedKeys: Record<ReportOpening['what'], string> = {
  report: 'report.opened',
  comments: 'report.opened-comments',
  comment: 'report.opened-comment',
};
