import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { RuleBroken } from '../domain/errors.js';
import { companyKey } from '../domain/finding.js';
import { textIn } from '../domain/locale.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { Outbox } from '../mail/outbox.js';
import { PersonEntity } from '../people/person.entity.js';
import { ServiceRecordEntity } from '../people/service-record.entity.js';
import { Organisation } from '../settings/organisation.js';
import { CustomerMessageEntity, type MessageAudience } from './customer-message.entity.js';
import { HearingConsents, type Listener } from './hearing-consents.js';
import { type LoopItem, LoopItems } from './loop-items.js';
import { StepProofs } from './step-proofs.js';

/** What customers are told about a commitment: written, looked at, then mailed once. */
@Injectable()
export class CustomerMessages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
    private readonly consents: HearingConsents,
    private readonly proofs: StepProofs,
    private readonly items: LoopItems,
  ) {}

  of(commitmentId: string): Promise<CustomerMessageEntity | null> {
    return this.database.of(CustomerMessageEntity).findOneBy({ commitmentId });
  }

  /** What was sent stays as it was. */
  async refuseSent(commitmentId: string): Promise<void> {
    if ((await this.of(commitmentId))?.sentAt) throw new RuleBroken('loop.error.already-sent');
  }

  async save(
    { commitment }: LoopItem,
    message: Pick<CustomerMessageEntity, 'subject' | 'body' | 'audience'>,
    actorId: string,
  ): Promise<void> {
    const row = { commitmentId: commitment.id, ...message, changedAt: this.clock.now(), sentAt: null, sentBy: null };
    await this.database.of(CustomerMessageEntity).upsert({ ...row, recipients: 0 }, ['commitmentId']);
    await this.audit.record(actorId, 'commitment.message-written', { commitment: commitment.id });
  }

  /** Who would get it now. */
  async recipients({ commitment }: LoopItem, audience: MessageAudience): Promise<Listener[]> {
    const listeners = await this.consents.listeners();
    const { unitKey, unitNames } = commitment.finding;
    if (audience === 'all' || unitKey === companyKey || unitNames.length === 0) return listeners;
    const accounts = await this.accountsServedBy(unitKey.split('+'));
    return listeners.filter(({ person }) => accounts.has(person.accountId ?? ''));
  }

  /** One mail for each customer who agreed, and the proof that they were told; all in one write. */
  async send(item: LoopItem, actorId: string): Promise<void> {
    const { id } = item.commitment;
    const message = await this.of(id);
    if (!message) throw new RuleBroken('loop.error.no-message');
    if (item.standing.next !== 'told') throw new RuleBroken('loop.error.order');
    const recipients = await this.recipients(item, message.audience);
    if (recipients.length === 0) throw new RuleBroken('loop.error.nobody-agreed');
    const now = this.clock.now();
    const sent = await this.database
      .of(CustomerMessageEntity)
      .update({ commitmentId: id, sentAt: IsNull() }, { sentAt: now, sentBy: actorId, recipients: recipients.length });
    if (sent.affected !== 1) throw new RuleBroken('loop.error.already-sent');
    const { timeZone, workingDays, defaultLocale } = this.organisation.current();
    const dueAt = nextMailTime(now, timeZone, workingDays, this.organisation.mailHours) ?? now;
    const mails = recipients.map(({ person }) => ({
      kind: 'told-customers' as const,
      personId: person.id,
      round: id,
      dueAt,
    }));
    await this.outbox.put(...mails);
    const text = textIn(message.subject, defaultLocale);
    const proof = { happenedOn: this.items.today, text, place: '', people: recipients.length, isTraining: false };
    await this.proofs.store(id, 'told', proof, actorId);
    await this.audit.record(actorId, 'commitment.customers-told', { commitment: id, count: recipients.length });
  }

  private async accountsServedBy(departmentIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database
      .of(ServiceRecordEntity)
      .createQueryBuilder('served')
      .innerJoin(PersonEntity, 'employee', 'employee.id = served.employeeId')
      .where('employee.departmentId IN (:...departmentIds)', { departmentIds: [...departmentIds] })
      .select('served.accountId', 'accountId')
      .distinct(true)
      .getRawMany<{ accountId: string }>();
    return new Set(rows.map(({ accountId }) => accountId));
  }
}
