import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Clock } from '../config/clock.js';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { BackgroundJobs } from '../database/background-jobs.js';
import { Database } from '../database/database.js';
import { answersGoneJob, shortPatienceMs } from '../database/dead-rows.js';
import { readerNorms } from '../domain/reader-norms.js';
import { KeyMissing } from '../sealing/cycle-keys.js';
import { EnvelopeEntity } from '../surveys/envelope.entity.js';
import { Alarms } from './alarms.js';
import { GroupBuilder } from './group-builder.js';
import { OpenedEnvelopes, type OpeningKey } from './opened-envelopes.js';
import { ReportBuilder } from './report-builder.js';
import { type MixingCycle, ReviewMixer, SumsDiffer, unmixedStates } from './review-mixer.js';

/** Takes a cycle from its last answer to frozen reports. Each step may be cut off and is taken up again. */
@Injectable()
export class MixService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly questionnaires: Questionnaires,
    private readonly envelopes: OpenedEnvelopes,
    private readonly mixer: ReviewMixer,
    private readonly reports: ReportBuilder,
    private readonly groups: GroupBuilder,
    private readonly alarms: Alarms,
    private readonly jobs: BackgroundJobs,
  ) {}

  async unfinished(): Promise<string[]> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: 'mixing' });
    return cycles.map(({ id }) => id);
  }

  /** Mixes what can be mixed; once nothing is left, builds the reports and closes the cycle. */
  async work(cycleId: string): Promise<void> {
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
    const questionnaire = await this.questionnaires.byId(cycle.questionnaireId ?? '');
    const isMixed = await this.mixAll({ id: cycleId, settings: cycle.settings, questionnaire });
    if (!isMixed) return;
    const drafts = await this.reports.drafts(cycle, questionnaire);
    const { shown: group, kept } = await this.groups.build(cycle, questionnaire, drafts);
    const norms = readerNorms(
      group,
      kept.units,
      drafts.map(({ shown }) => shown),
    );
    await this.reports.freezeAll(cycle, questionnaire, norms);
    await this.clearEnvelopes(cycleId);
    await this.database.scrub(undefined, shortPatienceMs);
    await this.database.write(() => this.close(cycleId));
  }

  private async mixAll(cycle: MixingCycle): Promise<boolean> {
    const reviews = await this.unmixed(cycle.id);
    if (reviews.length === 0) return true;
    const key = this.keyOf(cycle.id);
    if (!key) return false;
    for (const review of reviews) {
      const result = await this.mixOne(review, cycle, key);
      if (result === 'stuck' && review.mixState !== 'stuck') {
        this.alarms.raise(`An answer of review ${review.id} does not open; the review waits`);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return (await this.unmixed(cycle.id)).length === 0;
  }

  /** One review that cannot be counted must not keep the others back (F20). */
  private async mixOne(review: ReviewEntity, cycle: MixingCycle, key: OpeningKey): Promise<string> {
    try {
      return await this.mixer.mix(review.id, cycle, key);
    } catch (error) {
      if (!(error instanceof SumsDiffer)) throw error;
      await this.database.write(() => this.mixer.hold(review));
      return 'stuck';
    }
  }

  private keyOf(cycleId: string): OpeningKey | null {
    try {
      return this.envelopes.keyOf(cycleId);
    } catch (error) {
      if (!(error instanceof KeyMissing)) throw error;
      this.alarms.raise(`The key of cycle ${cycleId} is missing or cannot be opened; its answers wait`);
      return null;
    }
  }

  private async unmixed(cycleId: string): Promise<ReviewEntity[]> {
    return this.database.of(ReviewEntity).findBy({ cycleId, mixState: In([...unmixedStates]) });
  }

  /** Of withdrawn reviews; any other left over came after its review was mixed and can no longer count (R13). */
  private async clearEnvelopes(cycleId: string): Promise<void> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    for (const review of reviews) {
      const requests = await this.database.of(AssignmentEntity).findBy({ reviewId: review.id });
      const where = { assignmentId: In(requests.map(({ id }) => id)) };
      if (!(await this.database.of(EnvelopeEntity).existsBy(where))) continue;
      if (review.mixState !== 'withdrawn') this.alarms.raise(`Review ${review.id} had an answer after it was mixed`);
      await this.database.write(() => this.database.of(EnvelopeEntity).delete(where));
    }
  }

  private async close(cycleId: string): Promise<void> {
    const closed = await this.database
      .of(CycleEntity)
      .update({ id: cycleId, state: 'mixing' }, { state: 'closed', mixedAt: this.clock.now() });
    if (closed.affected !== 1) return;
    await this.jobs.askFor(answersGoneJob);
    const reviews = await this.database.of(ReviewEntity).countBy({ cycleId, mixState: Not('withdrawn') });
    await this.audit.record(null, 'cycle.mixed', { cycle: cycleId, reviews });
  }
}
