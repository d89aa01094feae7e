import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Database } from '../database/database.js';
import { RuleBroken } from '../domain/errors.js';
import { DepartmentEntity } from '../people/department.entity.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { AskedRaters } from './asked-raters.js';
import { CycleEntity } from './cycle.entity.js';
import { LaunchCheck } from './launch-check.js';
import { NominationEntity } from './nomination.entity.js';
import { ReviewEntity } from './review.entity.js';

const reviewsPerChunk = 100;

/** Somebody else, or another tab, was first; the page says when. */
export class AlreadyLaunched extends RuleBroken {
  constructor(
    readonly at: Date,
    readonly timeZone: string,
  ) {
    super('cycles.launched');
  }
}

/**
 * A launch is a job of three kinds of steps: the first freezes questionnaire, people and key; chunks write the
 * requests, links and held mails; the last opens the cycle and lets the mails go. Each step is one write, and the job
 * may be taken up again after any of them.
 */
@Injectable()
export class LaunchService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly check: LaunchCheck,
    private readonly questionnaires: Questionnaires,
    private readonly keys: CycleKeys,
    private readonly asked: AskedRaters,
    private readonly audit: AuditLog,
  ) {}

  /** Freezes the cycle; throws with every blocker's reason when something stands in the way. */
  async start(cycleId: string, actorId: string): Promise<void> {
    const plan = await this.check.launchPlan(cycleId);
    if (plan.cycle.launchedAt) throw new AlreadyLaunched(plan.cycle.launchedAt, plan.cycle.timeZone);
    if (plan.blockers.length > 0) throw new RuleBroken('launch.blocked', { n: plan.blockers.length });
    await this.database.write(async () => {
      const claimed = await this.database
        .of(CycleEntity)
        .update(
          { id: cycleId, state: In(['draft', 'nominating']) },
          { state: 'launching', launchedAt: this.clock.now() },
        );
      if (claimed.affected !== 1) throw await this.launchedMeanwhile(cycleId);
      const questionnaire = await this.questionnaires.freeze(plan.cycle.settings.openQuestions);
      await this.database.of(CycleEntity).update(cycleId, {
        questionnaireId: questionnaire.id,
        units: await this.units(),
        ...this.keys.create(cycleId),
      });
      await this.freezeReviews(cycleId);
      await this.audit.record(actorId, 'cycle.launched', { cycle: cycleId });
    });
  }

  /** Does what is left of a launch, chunk by chunk; safe to call again at any time. */
  async finish(cycleId: string): Promise<void> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    for (let start = 0; start < reviews.length; start += reviewsPerChunk) {
      const chunk = reviews.slice(start, start + reviewsPerChunk);
      await this.database.write(() => this.asked.askNominated(cycleId, chunk));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await this.database.write(async () => {
      const opened = await this.database
        .of(CycleEntity)
        .update({ id: cycleId, state: 'launching' }, { state: 'open', openedAt: this.clock.now() });
      if (opened.affected !== 1) return;
      await this.database
        .of(NominationEntity)
        .createQueryBuilder()
        .delete()
        .where('"reviewId" IN (SELECT r."id" FROM "review" r WHERE r."cycleId" = :cycleId)', { cycleId })
        .execute();
      await this.asked.letMailsGo(cycleId);
    });
  }

  private async launchedMeanwhile(cycleId: string): Promise<AlreadyLaunched> {
    const { launchedAt, timeZone } = await this.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
    return new AlreadyLaunched(launchedAt ?? this.clock.now(), timeZone);
  }

  /** Launches that a crash left half-way. */
  async unfinished(): Promise<string[]> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: 'launching' });
    return cycles.map((cycle) => cycle.id);
  }

  private async units(): Promise<{ id: string; name: string; parentId: string | null }[]> {
    const departments = await this.database.of(DepartmentEntity).find();
    return departments.map(({ id, name, parentId }) => ({ id, name, parentId }));
  }

  /** Manager and department as they are today: later changes of the chart leave the cycle as launched. */
  private async freezeReviews(cycleId: string): Promise<void> {
    const ofSubject = (column: string) => () =>
      `(SELECT p."${column}" FROM "person" p WHERE p."id" = "review"."subjectId")`;
    await this.database
      .of(ReviewEntity)
      .createQueryBuilder()
      .update()
      .set({ managerId: ofSubject('managerId'), departmentId: ofSubject('departmentId') })
      .where({ cycleId })
      .execute();
  }
}
