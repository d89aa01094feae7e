import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isIdLike } from '../database/random-id.js';
import { fewestAnswers } from '../domain/importance-cells.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { type Audience, audiences } from '../domain/importance-form.js';
import type { ShownImportance } from '../domain/importance-result.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';

const waitMs = 7 * 86_400_000;

/** Surveys as leaders see them: while open only how many were asked and are done, afterwards the frozen figures. */
@Injectable()
export class ImportanceSurveys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  all(): Promise<ImportanceSurveyEntity[]> {
    return this.database.of(ImportanceSurveyEntity).find({ order: { launchedAt: 'DESC' } });
  }

  async byId(id: string): Promise<ImportanceSurveyEntity> {
    const survey = isIdLike(id) ? await this.database.of(ImportanceSurveyEntity).findOneBy({ id }) : null;
    if (!survey) throw new NotFound();
    return survey;
  }

  /** Refuses figures that are not the ones frozen. */
  shownOf({ id, shown, sha256 }: ImportanceSurveyEntity): ShownImportance | null {
    if (shown === null) return null;
    if (createHash('sha256').update(shown).digest('hex') !== sha256) throw new Error(`Survey ${id} was changed`);
    return JSON.parse(shown) as ShownImportance;
  }

  /** While open: whether an audience has enough answers yet, never how many. */
  async hasEnough({ id, minimum }: ImportanceSurveyEntity): Promise<Partial<Record<Audience, boolean>>> {
    const requests = this.database.of(ImportanceRequestEntity);
    const rows = await Promise.all(
      audiences.map(async (audience) => {
        const done = await requests.countBy({ surveyId: id, audience, status: 'done' });
        return [audience, done >= fewestAnswers(audience, minimum)] as const;
      }),
    );
    return Object.fromEntries(rows);
  }

  mayBeSetAsideFrom({ stuckSince }: ImportanceSurveyEntity): Date | null {
    return stuckSince && new Date(stuckSince.getTime() + waitMs);
  }

  /** Answers that do not open are left out only when two people say so, a week after the first try. */
  async setAside(id: string, actorId: string): Promise<void> {
    const survey = await this.byId(id);
    const from = this.mayBeSetAsideFrom(survey);
    if (!from || survey.state !== 'mixing') throw new NotFound();
    if (this.clock.now() < from) throw new RuleBroken('desired.error.set-aside-early');
    if (survey.setAsideAskedBy === actorId) throw new RuleBroken('desired.error.second-person');
    const rows = this.database.of(ImportanceSurveyEntity);
    if (survey.setAsideAskedBy === null) await rows.update(id, { setAsideAskedBy: actorId });
    else await rows.update(id, { setAsideAgreedBy: actorId });
    await this.audit.record(actorId, 'importance.set-aside', { survey: id });
  }
}
