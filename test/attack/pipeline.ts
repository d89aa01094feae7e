import { blockAgreements } from '../../src/domain/block-agreement.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import { buildGroupSnapshot, type GroupReport, type GroupSnapshot } from '../../src/domain/group-snapshot.js';
import { buildIndividualSnapshot, type IndividualSnapshot } from '../../src/domain/individual-snapshot.js';
import { mixReview } from '../../src/domain/mixing.js';
import { readerNorms } from '../../src/domain/reader-norms.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { MixedReview } from '../../src/domain/tally.js';
import { seeded } from '../support/reviews.js';
import { mayOpen, type TrueCycle, type TrueReview } from './truth.js';

type Thresholds = CycleSettings['thresholds'];

/** Settings a mutation gives to one step alone, so that a rule is off there and nowhere else. */
export interface Steps {
  readonly mix?: Partial<Thresholds>;
  readonly snapshot?: Partial<Thresholds>;
  readonly group?: Partial<Thresholds>;
  /** Norms are the same for all, whoever reads them. */
  readonly isNormWhole?: boolean;
}

export interface PublishedCycle {
  readonly reports: ReadonlyMap<string, IndividualSnapshot>;
  readonly group: GroupSnapshot;
}

/**
 * The product's own pure steps in the order of its mix: envelopes, counts, drafts, group figures, norms, reports.
 * No database and no pages: the whole product is harvested over HTTP elsewhere.
 */
export function publish(cycle: TrueCycle, earlier: PublishedCycle | null = null, steps: Steps = {}): PublishedCycle {
  const mixed = new Map(cycle.reviews.map((review) => [review.id, mixOne(cycle, review, steps)]));
  const enough = cycle.reviews.filter(({ id }) => mixed.get(id)!.blocks.some(({ key }) => key !== 'self'));
  const drafts = enough.map((review): GroupReport => {
    const own = mixed.get(review.id)!;
    const { shown } = buildOne(cycle, review, own, { norms: null, previous: null }, steps);
    const agreement = blockAgreements(cycle.questionnaire, own, cycle.settings.thresholds.ratings);
    return { subjectId: review.subjectId, departmentId: review.departmentId, shown, quality: own.quality, agreement };
  });
  const group = buildGroupSnapshot({
    cycle: { id: cycle.id, name: 'Autumn', closedOn: '2025-11-30' },
    questionnaire: cycle.questionnaire,
    thresholds: { ...cycle.settings.thresholds, ...steps.group },
    departments: cycle.departments,
    reports: drafts,
    requests: cycle.reviews.flatMap(({ subjectId, raters }) =>
      raters.map(({ raterId, group: as }) => ({ subjectId, raterId, group: as, isAnswered: true })),
    ),
    distinctRaters: (subjectIds, groups) => distinctRaters(cycle, subjectIds, groups),
  });
  const normsFor = readerNorms(
    group.shown,
    group.kept.units,
    drafts.map(({ shown }) => shown),
  );
  const reports = enough.map((review) => {
    const previous = earlier ? earlierOf(earlier, review) : null;
    const readers = [review.subjectId, review.managerId, review.coachId].flatMap((reader) => reader ?? []);
    const norms = normsFor(
      steps.isNormWhole ? [] : readers.map((reader) => [reader, ...subjectsOpenTo(reader, cycle)]),
    );
    return [review.id, buildOne(cycle, review, mixed.get(review.id)!, { norms, previous }, steps)] as const;
  });
  return { reports: new Map(reports), group };
}

export function mixOne(cycle: TrueCycle, review: TrueReview, steps: Steps = {}): MixedReview {
  const thresholds = { ...cycle.settings.thresholds, ...steps.mix };
  const { raters, invited } = review;
  return mixReview(cycle.questionnaire, raters, invited, { ...cycle.settings, thresholds }, seeded(7));
}

export function buildOne(
  cycle: TrueCycle,
  review: TrueReview,
  mixed: MixedReview,
  more: Pick<Parameters<typeof buildIndividualSnapshot>[0], 'norms' | 'previous'>,
  steps: Steps = {},
): IndividualSnapshot {
  return buildIndividualSnapshot({
    header: review.header,
    questionnaire: cycle.questionnaire,
    settings: { ...cycle.settings, thresholds: { ...cycle.settings.thresholds, ...steps.snapshot } },
    review: mixed,
    comments: mixed.comments.map((comment, index) => ({ ...comment, id: `comment-${index}` })),
    invited: review.invited,
    random: seeded(8),
    ...more,
  });
}

/** Different people of these groups with an answer about any of these subjects. */
export function distinctRaters(cycle: TrueCycle, subjectIds: readonly string[], groups: readonly RaterGroup[]): number {
  const rows = cycle.reviews
    .filter(({ subjectId }) => subjectIds.includes(subjectId))
    .flatMap(({ raters }) => raters)
    .filter(({ group }) => groups.includes(group));
  return new Set(rows.map(({ raterId }) => raterId)).size;
}

function earlierOf({ reports }: PublishedCycle, review: TrueReview): IndividualSnapshot | null {
  return reports.get(earlierId(review)) ?? null;
}

/** The same person's review of the cycle before. */
export function earlierId({ id }: Pick<TrueReview, 'id'>): string {
  return id.replace(/^second-/, '');
}

function subjectsOpenTo(reader: string, { reviews }: TrueCycle): string[] {
  return reviews.filter((review) => mayOpen(reader, review)).map(({ subjectId }) => subjectId);
}
