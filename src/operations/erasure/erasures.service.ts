import { Injectable } from '@nestjs/common';
import { In, type ObjectLiteral } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { AssignmentEntity } from '../../cycles/assignment.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { BackgroundJobs } from '../../database/background-jobs.js';
import { Database } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import { RuleBroken } from '../../domain/errors.js';
import { ImportanceEnvelopeEntity } from '../../followup/importance-envelope.entity.js';
import { ImportanceRequestEntity } from '../../followup/importance-request.entity.js';
import { AccountEntity } from '../../people/account.entity.js';
import { PersonEntity } from '../../people/person.entity.js';
import { People } from '../../people/people.service.js';
import { ServiceRecordEntity } from '../../people/service-record.entity.js';
import { PlanEntity } from '../../plans/plan.entity.js';
import { AnswerErasure } from '../../results/answer-erasure.js';
import { CycleKeys } from '../../sealing/cycle-keys.js';
import { DependentRows } from './dependent-rows.js';
import { ErasureObstacles } from './erasure-obstacles.js';
import { FilesWithPerson } from './files-with-person.js';
import { type PersonalColumn, personalColumns } from './personal-columns.js';

export const scrubJob = 'scrub';

/** Takes a person out of every table; what was counted without names stays. */
@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly obstacles: ErasureObstacles,
    private readonly dependents: DependentRows,
    private readonly answers: AnswerErasure,
    private readonly files: FilesWithPerson,
    private readonly keys: CycleKeys,
    private readonly jobs: BackgroundJobs,
    private readonly audit: AuditLog,
  ) {}

  /** All or nothing, in one write; the traces left in the database's files are overwritten by the keeper's next turn. */
  async erase(id: string, actorId: string): Promise<void> {
    const left = await this.database.write(async () => {
      const person = await this.people.find(id);
      const [obstacle] = await this.obstacles.of(person, actorId);
      if (obstacle) throw new RuleBroken(obstacle.key, obstacle.params);
      const reviews = await this.database.of(ReviewEntity).findBy({ subjectId: id });
      const reviewIds = reviews.map((review) => review.id);
      const archiveIds = await this.files.forgetArchives(id, reviewIds);
      await this.files.forgetImports(person);
      const plans = await this.database.of(PlanEntity).findBy([{ personId: id }, { reviewId: In(reviewIds) }]);
      const cycleIds = await this.dependents.forgetPlans(plans.map((plan) => plan.id));
      await this.dependents.forgetReviews(reviewIds);
      await this.forgetUnmixedAnswers(id);
      await this.answers.forgetEarlier(id);
      await this.dependents.forgetMailsAbout(id);
      for (const rule of personalColumns) await this.apply(rule, id);
      await this.database.of(PersonEntity).delete(id);
      await this.forgetLonelyAccount(person.accountId);
      await this.audit.record(actorId, 'person.erased', { person: id, kind: person.kind });
      await this.jobs.askFor(scrubJob);
      return { cycleIds, archiveIds };
    });
    for (const cycleId of left.cycleIds) this.keys.destroy(cycleId);
    await this.files.removeFolders(left.archiveIds);
  }

  /** Answers that still bear a name because they lie sealed; what is mixed belongs to nobody any more. */
  private async forgetUnmixedAnswers(personId: string): Promise<void> {
    const asked = await this.database.of(AssignmentEntity).findBy({ raterId: personId });
    await this.answers.forgetEnvelopes(asked.map(({ id }) => id));
    const requests = await this.database.of(ImportanceRequestEntity).findBy({ personId });
    await this.database.of(ImportanceEnvelopeEntity).delete({ requestId: In(requests.map(({ id }) => id)) });
  }

  private async apply({ entity, column, fate, also }: PersonalColumn, personId: string): Promise<void> {
    const rows = this.database.of<ObjectLiteral>(entity);
    const where = { [column]: personId };
    if (fate === 'goes') await rows.delete(where);
    else if (fate === 'null') await rows.update(where, { [column]: null, ...also });
    else if (fate === 'blank') await rows.update(where, { [column]: '', ...also });
    else if (fate === 'nobody') await rows.update(where, { [column]: randomId(), ...also });
  }

  /** An account nobody buys for any more may bear its last customer's own name. */
  private async forgetLonelyAccount(accountId: string | null): Promise<void> {
    if (accountId === null || (await this.database.of(PersonEntity).existsBy({ accountId }))) return;
    await this.database.of(ServiceRecordEntity).delete({ accountId });
    await this.database.of(AccountEntity).delete(accountId);
  }
}
