import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { IsoDate } from '../domain/calendar.js';
import { dueDayProblem } from '../domain/plan-dates.js';
import { mostActions } from '../domain/plan-suggestions.js';
import { fieldProblem, FormRejected, NotFound, RuleBroken } from '../domain/errors.js';
import { type OwnReport, OwnReports } from './own-reports.js';
import { PlanActionEntity } from './plan-action.entity.js';
import { PlanLookup } from './plan-lookup.js';
import { PlanNoteEntity } from './plan-note.entity.js';
import { PlanReminders } from './plan-reminders.js';
import { PlanEntity } from './plan.entity.js';

/** What a person types about one action, read and clean. */
export interface ActionValues {
  readonly behaviourId: string;
  readonly what: string;
  readonly dueOn: IsoDate;
  readonly whoNotices: string;
  readonly howKnown: string;
}

/** The deeds on a person's own actions; each belongs inside a write. Anybody else gets NotFound. */
@Injectable()
export class PlanActions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reports: OwnReports,
    private readonly lookup: PlanLookup,
    private readonly reminders: PlanReminders,
  ) {}

  async add(reviewId: string, personId: string, values: ActionValues): Promise<void> {
    const report = await this.reports.find(reviewId, personId);
    const plan = await this.held(report, personId);
    const actions = await this.database.of(PlanActionEntity).findBy({ planId: plan.id });
    if (actions.length >= mostActions) throw new RuleBroken('plans.enough', { n: mostActions });
    const action = {
      id: randomId(),
      planId: plan.id,
      position: Math.max(0, ...actions.map(({ position }) => position)) + 1,
      ...this.checked(values, report),
      begunOn: this.lookup.today,
      doneOn: null,
      isShared: false,
    };
    await this.database.of(PlanActionEntity).insert(action);
    await this.reminders.put(action, personId);
  }

  /** A moved day starts the count for its reminders anew; an unchanged one may lie in the past. */
  async change(reviewId: string, actionId: string, personId: string, values: ActionValues): Promise<void> {
    const { report, action } = await this.own(reviewId, actionId, personId);
    const isMoved = values.dueOn !== action.dueOn;
    const changed = {
      ...this.checked(values, report, isMoved ? null : action.dueOn, action),
      ...(isMoved ? { begunOn: this.lookup.today } : {}),
    };
    await this.database.of(PlanActionEntity).update(actionId, changed);
    if (isMoved) await this.reminders.put({ ...action, ...changed }, personId);
  }

  async remove(reviewId: string, actionId: string, personId: string): Promise<void> {
    await this.own(reviewId, actionId, personId);
    await this.database.of(PlanNoteEntity).delete({ actionId });
    await this.database.of(PlanActionEntity).delete(actionId);
  }

  async complete(reviewId: string, actionId: string, personId: string): Promise<void> {
    await this.own(reviewId, actionId, personId);
    await this.database.of(PlanActionEntity).update(actionId, { doneOn: this.lookup.today });
  }

  async reopen(reviewId: string, actionId: string, personId: string): Promise<void> {
    await this.own(reviewId, actionId, personId);
    await this.database.of(PlanActionEntity).update(actionId, { doneOn: null });
  }

  async note(reviewId: string, actionId: string, personId: string, text: string): Promise<void> {
    await this.own(reviewId, actionId, personId);
    const written = { writtenOn: this.lookup.today, writtenAt: this.clock.now() };
    await this.database.of(PlanNoteEntity).insert({ id: randomId(), actionId, text, ...written });
  }

  async stopReminders(reviewId: string, personId: string, isStopped: boolean): Promise<void> {
    await this.reports.find(reviewId, personId);
    await this.database.of(PlanEntity).update({ reviewId, personId }, { remindersStopped: isStopped });
  }

  async own(
    reviewId: string,
    actionId: string,
    personId: string,
  ): Promise<{ report: OwnReport; action: PlanActionEntity }> {
    const report = await this.reports.find(reviewId, personId);
    const plan = await this.database.of(PlanEntity).findOneBy({ reviewId, personId });
    const action = plan && (await this.database.of(PlanActionEntity).findOneBy({ id: actionId, planId: plan.id }));
    if (!action) throw new NotFound();
    return { report, action };
  }

  /** The plan, made if there is none, held until the commit, so that two tabs cannot add a fourth action. */
  private async held({ review }: OwnReport, personId: string): Promise<PlanEntity> {
    const plans = this.database.of(PlanEntity);
    const made = {
      id: randomId(),
      personId,
      reviewId: review.id,
      createdAt: this.clock.now(),
      sharedWithId: null,
      sharedAt: null,
      sharesNotes: false,
      sharesFigures: false,
      remindersStopped: false,
    };
    await plans.createQueryBuilder().insert().orIgnore().values(made).execute();
    await plans.update({ reviewId: review.id }, { personId });
    return plans.findOneByOrFail({ reviewId: review.id });
  }

  private checked(
    { behaviourId, ...rest }: ActionValues,
    { shown }: OwnReport,
    keptDay: IsoDate | null = null,
    before?: PlanActionEntity,
  ) {
    const problem = rest.dueOn === keptDay ? null : dueDayProblem(rest.dueOn, this.lookup.today, 'dueOn');
    const found = shown.competencies.flatMap(({ behaviours }) => behaviours).find(({ id }) => id === behaviourId);
    const behaviour = found ?? (before?.behaviourId === behaviourId ? before.behaviour : null);
    const unknown = behaviour ? [] : [fieldProblem('behaviourId', 'plans.error.behaviour')];
    const problems = [...unknown, ...(problem ? [problem] : [])];
    if (!behaviour || problems.length > 0) throw new FormRejected(problems);
    const { statement, selfStatement } = behaviour;
    return { ...rest, behaviourId, behaviour: { statement, selfStatement } };
  }
}
