import { Injectable } from '@nestjs/common';
import { conflictedReaders } from '../cycles/conflicted-readers.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { blockAgreements } from '../domain/block-agreement.js';
import type { Block } from '../domain/blocks.js';
import type { GroupReport } from '../domain/group-snapshot.js';
import { buildIndividualSnapshot } from '../domain/individual-snapshot.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { NormsFor } from '../domain/reader-norms.js';
import { knownToReaders, readersOf } from '../domain/report-readers.js';
import { EarlierReports } from './earlier-reports.js';
import { EarlierResults } from './earlier-results.service.js';
import { SourcesOfSnapshots } from './snapshot-sources.js';
import { Snapshots } from './snapshots.js';

/** A report needs somebody else than the person; otherwise it is "too few answers" (anonymity R3). */
const isEnough = (blocks: readonly Block[]): boolean => blocks.some(({ key }) => key !== 'self');

/** Builds and freezes the reports of a cycle; what is frozen already stays, so that it can be run again at any time. */
@Injectable()
export class ReportBuilder {
  constructor(
    private readonly database: Database,
    private readonly sources: SourcesOfSnapshots,
    private readonly earlier: EarlierReports,
    private readonly elsewhere: EarlierResults,
    private readonly snapshots: Snapshots,
  ) {}

  /** First build, in memory: the figures of every report, from which group figures and norms are made. */
  async drafts(cycle: CycleEntity, questionnaire: Questionnaire): Promise<GroupReport[]> {
    const drafts: GroupReport[] = [];
    for (const review of await this.mixed(cycle.id)) {
      const { sources, quality } = await this.sources.of(review, cycle, questionnaire);
      if (!isEnough(sources.review.blocks)) continue;
      const { shown } = buildIndividualSnapshot({ ...sources, comments: [], norms: null, previous: null });
      const agreement = blockAgreements(questionnaire, sources.review, cycle.settings.thresholds.ratings);
      drafts.push({ subjectId: review.subjectId, departmentId: review.departmentId, shown, quality, agreement });
      await breath();
    }
    return drafts;
  }

  /** Second build, with the norms that all readers of the report may see, frozen review by review. */
  async freezeAll(cycle: CycleEntity, questionnaire: Questionnaire, normsFor: NormsFor): Promise<void> {
    const reviews = await this.mixed(cycle.id);
    const known = knownToReaders(reviews, cycle.settings);
    for (const review of reviews) {
      const { sources } = await this.sources.of(review, cycle, questionnaire);
      if (!isEnough(sources.review.blocks)) continue;
      const imported = await this.elsewhere.of(review.subjectId, cycle.settings.thresholds.ratings);
      // A pulse asks something else than the report before it.
      const before = cycle.kind === 'pulse' ? [] : await this.earlier.before(cycle, review.subjectId);
      const [previous = null, ...older] = before;
      const readers = [review.subjectId, ...readersOf(review, cycle.settings)];
      const norms = normsFor(readers.map((reader) => known.get(reader) ?? [reader]));
      const snapshot = buildIndividualSnapshot({ ...sources, norms, previous, older, imported });
      await this.database.write(async () => {
        await this.snapshots.freeze(review.id, snapshot);
        await this.markBuilt(review, cycle);
      });
      await breath();
    }
  }

  private async markBuilt(review: ReviewEntity, cycle: CycleEntity): Promise<void> {
    const conflicted = await conflictedReaders(this.database, review.id, readersOf(review, cycle.settings));
    const built =
      conflicted.length > 0
        ? { reportState: 'held' as const, heldReason: 'reader-rated' }
        : { reportState: 'built' as const, heldReason: null };
    await this.database.of(ReviewEntity).update({ id: review.id, reportState: 'none' }, built);
  }

  private mixed(cycleId: string): Promise<ReviewEntity[]> {
    return this.database.of(ReviewEntity).findBy({ cycleId, mixState: 'mixed' });
  }
}

/** Lets waiting requests have their turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
