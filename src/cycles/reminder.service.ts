import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { ReminderRule } from '../domain/cycle-settings.js';
import { RuleBroken } from '../domain/errors.js';
import { dueReminder, mayBeReminded } from '../domain/reminders.js';
import { Outbox } from '../mail/outbox.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { Organisation } from '../settings/organisation.js';
import { CycleEntity } from './cycle.entity.js';
import { type RunningRequest, RunningRequests } from './running-requests.js';

const recentMs = 48 * 3600 * 1000;
const reminderKinds = ['reminder', 'last-call'] as const;

export interface Remindable {
  /** Raters with something left to answer who may be reminded. */
  readonly raterIds: readonly string[];
  /** Those among them whose last reminder is less than 48 hours old. */
  readonly recentIds: ReadonlySet<string>;
}

/** Reminds only those who are not done, by the cycle's rules or by hand. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requests: RunningRequests,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
    private readonly audit: AuditLog,
  ) {}

  /** Puts the reminder that a rule asks for at this moment into the outbox of every open cycle. */
  async sendDue(): Promise<void> {
    for (const cycle of await this.database.of(CycleEntity).findBy({ state: 'open' })) {
      const rule = await this.dueRule(cycle);
      if (rule) await this.database.write(() => this.put(cycle, rule));
    }
  }

  async remindable(cycleId: string): Promise<Remindable> {
    const requests = await this.requests.of(cycleId);
    const since = new Date(this.clock.now().getTime() - recentMs);
    const recent = await this.database
      .of(OutboxMailEntity)
      .findBy({ cycleId, kind: In([...reminderKinds]), dueAt: MoreThan(since), state: In(['due', 'sending', 'sent']) });
    return {
      raterIds: ratersToRemind(requests),
      recentIds: new Set(recent.map((mail) => mail.personId)),
    };
  }

  /** A reminder by hand to the chosen raters; leaves at once. Returns how many were asked. */
  async remindNow(
    cycleId: string,
    chosen: 'all' | readonly string[],
    withRecent: boolean,
    actorId: string,
  ): Promise<number> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, state: 'open', kind: 'review' });
    if (!cycle) throw new RuleBroken('reminders.not-open');
    const { raterIds, recentIds } = await this.remindable(cycleId);
    const wanted = raterIds
      .filter((id) => chosen === 'all' || chosen.includes(id))
      .filter((id) => withRecent || !recentIds.has(id));
    const round = `hand ${this.clock.now().toISOString().slice(0, 16)}`;
    await this.outbox.put(...wanted.map((personId) => ({ kind: 'reminder' as const, personId, cycleId, round })));
    await this.audit.record(actorId, 'cycle.reminded', { cycle: cycleId, raters: wanted.length });
    return wanted.length;
  }

  private async dueRule(cycle: CycleEntity): Promise<ReminderRule | null> {
    if (!cycle.opensOn || !cycle.closesOn) return null;
    const past = await this.database.of(OutboxMailEntity).findBy({ cycleId: cycle.id, kind: In([...reminderKinds]) });
    return dueReminder({
      rules: cycle.settings.reminders,
      opensOn: cycle.opensOn,
      closesOn: cycle.closesOn,
      zone: cycle.timeZone,
      workingDays: this.organisation.current().workingDays,
      hours: this.organisation.mailHours,
      sent: [...new Set(past.map((mail) => mail.round))] as ReminderRule[],
      now: this.clock.now(),
    });
  }

  private async put(cycle: CycleEntity, rule: ReminderRule): Promise<void> {
    const kind = rule === 'last-day' ? ('last-call' as const) : ('reminder' as const);
    const raterIds = ratersToRemind(await this.requests.of(cycle.id));
    await this.outbox.put(...raterIds.map((personId) => ({ kind, personId, cycleId: cycle.id, round: rule })));
  }
}

function ratersToRemind(requests: readonly RunningRequest[]): string[] {
  const byRater = new Map<string, RunningRequest[]>();
  for (const request of requests) {
    byRater.set(request.raterId, [...(byRater.get(request.raterId) ?? []), request]);
  }
  return [...byRater]
    .filter(
      ([, [first, ...rest]]) =>
        first !== undefined && first.isRaterActive && first.hasEmail && mayBeReminded(factsOf([first, ...rest])),
    )
    .map(([raterId]) => raterId);
}

function factsOf(requests: readonly [RunningRequest, ...RunningRequest[]]): Parameters<typeof mayBeReminded>[0] {
  const [{ hasObjected, hasBounced, hasStopped, isDisowned }] = requests;
  const open = requests.filter((request) => request.status === 'open').length;
  return { open, hasObjected, hasBounced, hasStopped, isDisowned };
}
