import { protectedOf, type GroupCounts } from './blocks.js';
import type { CycleSettings } from './cycle-settings.js';
import type { EarlierCycle } from './earlier-results.js';
import { exactFigures } from './exact-figures.js';
import { defaultNorm } from './gaps.js';
import { keptMoments, type KeptMoments } from './kept-moments.js';
import type { OrganisationNorms } from './organisation-norms.js';
import type { Questionnaire } from './questionnaire.js';
import { changeSince } from './shown-change.js';
import { shownComments, type StoredComment } from './shown-comments.js';
import { shownCompetencies } from './shown-competencies.js';
import { namedGaps, shownValues, strongestAndWeakest } from './shown-lists.js';
import type { AbsentPart, ReportHeader, ShownReport } from './shown-report.js';
import { trendOver } from './shown-trend.js';
import { shownBlocks, whoAnswered } from './shown-who.js';
import type { ReviewTallies } from './tally.js';

/** A frozen report: the part that is served, and the part only the next cycle's change test reads (anonymity R13). */
export interface IndividualSnapshot {
  readonly shown: ShownReport;
  readonly kept: KeptMoments;
}

export interface SnapshotSources {
  readonly header: ReportHeader;
  readonly questionnaire: Questionnaire;
  readonly settings: Pick<CycleSettings, 'thresholds' | 'weights'>;
  readonly review: ReviewTallies;
  /** Those not withheld. */
  readonly comments: readonly StoredComment[];
  readonly invited: GroupCounts;
  /** Of this cycle, from its first build without norms; null while there are none. */
  readonly norms: OrganisationNorms | null;
  /** The subject's latest earlier snapshot. */
  readonly previous: IndividualSnapshot | null;
  /** Those before it, for the line over several cycles. */
  readonly older?: readonly IndividualSnapshot[];
  /** Results of earlier cycles from another tool. */
  readonly imported?: readonly EarlierCycle[];
  /** Orders the comments; numbers in [0, 1). */
  readonly random: () => number;
}

/** Tallies and facts of one review → its frozen snapshot; everything shown follows from shown cells (anonymity R4–R10, R13). */
export function buildIndividualSnapshot(sources: SnapshotSources): IndividualSnapshot {
  const { header, questionnaire, settings, review, norms, random } = sources;
  const points = questionnaire.scale.labels.length;
  const figures = exactFigures(questionnaire, review, settings);
  const organisation = norms?.quadrants ?? null;
  const norm = organisation ?? defaultNorm(points);
  const competencies = shownCompetencies({ questionnaire, review, settings, figures, norms, norm });
  const comments = shownComments(questionnaire, sources.comments, random);
  const kept = keptMoments(review, figures, settings.weights);
  const shown: ShownReport = {
    version: 1,
    header,
    scale: { points, labels: questionnaire.scale.labels },
    thresholds: { ratings: settings.thresholds.ratings, comments: settings.thresholds.comments },
    who: whoAnswered(review.blocks, sources.invited),
    blocks: shownBlocks(review.blocks),
    norm: { value: norm, isOrganisation: organisation !== null },
    competencies,
    values: shownValues(questionnaire, figures, norms),
    ...strongestAndWeakest(competencies),
    blindSpots: namedGaps('blind-spot', competencies, figures, points),
    hiddenStrengths: namedGaps('hidden-strength', competencies, figures, points),
    comments,
    change: null,
    absent: absentParts(review, comments.length > 0),
  };
  return { shown: withHistory({ shown, kept }, sources), kept };
}

/** What has changed since the earlier report, and the line over all of them (anonymity R14). */
function withHistory({ shown, kept }: IndividualSnapshot, sources: SnapshotSources): ShownReport {
  const { previous, older = [], imported = [] } = sources;
  const compared = previous ? { ...shown, change: changeSince(previous, { shown, kept }) } : shown;
  const trend = trendOver(previous ? [previous, ...older] : older, imported, { shown: compared, kept });
  return trend ? { ...compared, trend } : compared;
}

function absentParts({ blocks }: ReviewTallies, hasComments: boolean): AbsentPart[] {
  const absent: AbsentPart[] = [];
  if (!blocks.some(({ key }) => key === 'self')) absent.push('no-self');
  if (protectedOf(blocks).length === 0) absent.push('too-few-others');
  if (!hasComments) absent.push('no-comments');
  return absent;
}
