import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Clock } from '../config/clock.js';
import { AskedRaters } from '../cycles/asked-raters.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { fieldProblem, FormRejected, NotFound, RuleBroken } from '../domain/errors.js';
import { pulseClosesOn, type PulseFigure, pulseQuestionnaire, pulseResult, pulseSettings } from '../domain/pulse.js';
import { Snapshots } from '../results/snapshots.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { Organisation } from '../settings/organisation.js';
import { OwnReports } from './own-reports.js';
import type { PlanActionEntity } from './plan-action.entity.js';
import { PlanLookup } from './plan-lookup.js';
import { PulsePeople } from './pulse-people.js';
import { PulseEntity } from './pulse.entity.js';

export interface SentPulse {
  readonly closesOn: string;
  readonly asked: number | null;
  /** open: still being answered or mixed. none: fewer than k answered, and no number is told. */
  readonly state: 'open' | 'none' | 'ready';
  readonly figures: readonly PulseFigure[];
  readonly k: number;
}

export interface PulseChoice {
  readonly actionIds: readonly string[];
  readonly personIds: readonly string[];
  readonly emails: string;
}

/** What will be asked and of whom, checked. */
export interface PlannedPulse {
  readonly planId: string;
  readonly actions: readonly PlanActionEntity[];
  readonly people: Awaited<ReturnType<PulsePeople['chosen']>>;
  readonly k: number;
}

/** The one pulse of a plan: fixed when it is sent, sealed and mixed like a cycle, told once at its end. */
@Injectable()
export class Pulses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reports: OwnReports,
    private readonly lookup: PlanLookup,
    private readonly people: PulsePeople,
    private readonly questionnaires: Questionnaires,
    private readonly keys: CycleKeys,
    private readonly asked: AskedRaters,
    private readonly organisation: Organisation,
    private readonly snapshots: Snapshots,
  ) {}

  /** Null before it is sent. Its result comes from the snapshot alone, which is there only after close and mix. */
  async of(reviewId: string, personId: string): Promise<SentPulse | null> {
    await this.reports.find(reviewId, personId);
    const written = await this.lookup.of(reviewId);
    const pulse = written && (await this.database.of(PulseEntity).findOneBy({ planId: written.plan.id }));
    if (!pulse) return null;
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: pulse.cycleId });
    const review = await this.database.of(ReviewEntity).findOneByOrFail({ id: pulse.reviewId });
    const isOver = cycle.state === 'closed';
    const frozen = isOver && review.reportState === 'built' ? await this.snapshots.latest(review.id) : null;
    return {
      closesOn: cycle.closesOn ?? '',
      asked: review.invited?.peer ?? null,
      state: !isOver ? 'open' : frozen ? 'ready' : 'none',
      figures: frozen ? pulseResult(frozen.shown) : [],
      k: cycle.settings.thresholds.ratings,
    };
  }

  /** The actions and people a pulse may have; throws FormRejected with every problem, RuleBroken when there was one. */
  async plan(reviewId: string, personId: string, choice: PulseChoice): Promise<PlannedPulse> {
    const report = await this.reports.find(reviewId, personId);
    const written = await this.lookup.of(reviewId);
    if (!written) throw new NotFound();
    if (await this.of(reviewId, personId)) throw new RuleBroken('plans.pulse.once');
    const actions = written.actions.map(({ action }) => action).filter(({ id }) => choice.actionIds.includes(id));
    if (actions.length === 0) throw new FormRejected([fieldProblem('action', 'plans.pulse.error.action')]);
    const k = report.shown.thresholds.ratings;
    const people = await this.people.chosen(personId, choice.personIds, choice.emails, k);
    return { planId: written.plan.id, actions: distinct(actions), people, k };
  }

  /** Belongs inside a write: questionnaire, key, requests, links and mails are there together or not at all. */
  async send(reviewId: string, personId: string, choice: PulseChoice): Promise<void> {
    const { planId, actions, people, k } = await this.plan(reviewId, personId, choice);
    const pulse = { planId, cycleId: randomId(), reviewId: randomId(), sentAt: this.clock.now() };
    await this.database.of(PulseEntity).createQueryBuilder().insert().orIgnore().values(pulse).execute();
    const own = await this.database.of(PulseEntity).findOneBy({ planId, cycleId: pulse.cycleId });
    // Two tabs at the same moment: one of them was there first.
    if (!own) throw new RuleBroken('plans.pulse.once');
    const since = actions.map(({ begunOn }) => begunOn).sort()[0] ?? this.lookup.today;
    await this.open(pulse.cycleId, personId, actions, k, since);
    await this.database.of(ReviewEntity).insert({
      id: pulse.reviewId,
      cycleId: pulse.cycleId,
      subjectId: personId,
      nominationState: 'approved',
      mixState: 'waiting',
      setAsideCount: 0,
      reportState: 'none',
    });
    const requests = people.map(({ id }) => ({ reviewId: pulse.reviewId, raterId: id, group: 'peer' as const }));
    await this.asked.ask(pulse.cycleId, requests, false);
    await this.audit.record(personId, 'pulse.sent', { review: reviewId });
  }

  private async open(
    cycleId: string,
    personId: string,
    actions: readonly PlanActionEntity[],
    k: number,
    since: string,
  ): Promise<void> {
    const now = this.clock.now();
    const { today } = this.lookup;
    const statements = actions.map(({ behaviourId, behaviour }) => ({
      id: behaviourId,
      statement: behaviour.statement,
    }));
    const questionnaire = await this.questionnaires.keep(pulseQuestionnaire(statements));
    const closesOn = pulseClosesOn(today);
    await this.database.of(CycleEntity).insert({
      id: cycleId,
      name: '',
      kind: 'pulse',
      state: 'open',
      version: 1,
      settings: pulseSettings(k, since),
      timeZone: this.organisation.current().timeZone,
      opensOn: today,
      closesOn,
      reportsOn: closesOn,
      questionnaireId: questionnaire.id,
      ...this.keys.create(cycleId),
      units: [],
      createdBy: personId,
      createdAt: now,
      launchedAt: now,
      openedAt: now,
      isImported: false,
    } as never);
  }
}

/** Two actions on one behaviour are one statement. */
function distinct(actions: readonly PlanActionEntity[]): PlanActionEntity[] {
  return [...new Map(actions.map((action) => [action.behaviourId, action])).values()];
}
