import type { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import type { OpenableReview } from './openable-reports.js';
import type { ReportArchiveEntity } from './report-archive.entity.js';

/** Whose reports would be in the file. */
export function presentOffer(cycleId: string, reports: readonly OpenableReview[], texts: Texts): object {
  return {
    action: paths.reportArchives(cycleId),
    lead: texts.t('report.archive.lead', { n: reports.length }),
    reports: reports.map(({ reviewId, subjectName }) => ({ href: paths.report(reviewId), person: subjectName })),
  };
}

export function presentArchive(
  { id, cycleId, state, done, failed, reviewIds }: ReportArchiveEntity,
  texts: Texts,
): object {
  const isReady = state === 'ready';
  return {
    heading: texts.t(isReady ? 'report.archive.ready' : 'report.archive.working'),
    refreshes: !isReady,
    back: paths.reportArchives(cycleId),
    progress: texts.t('report.archive.progress', { done, all: reviewIds.length }),
    failed: failed > 0 ? texts.t('report.archive.failed', { n: failed }) : '',
    download: isReady && done > 0 ? paths.reportArchiveZip(id) : '',
  };
}
