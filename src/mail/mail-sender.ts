import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { isBusy, isDiskFull } from '../database/database-errors.js';
import { nextTry } from './back-off.js';
import { MailComposers } from './mail-composers.js';
import { MailRenderer } from './mail-renderer.js';
import { MailTransport } from './mail-transport.js';
import type { OutboxMailEntity } from './outbox-mail.entity.js';
import { OutboxRows } from './outbox-rows.js';
import type { Delivery, OutgoingMail } from './outgoing-mail.js';
import { PausedDomains } from './paused-domains.js';

/** Takes one claimed mail from its outbox row to the server, and writes down what became of it. */
@Injectable()
export class MailSender {
  private readonly log = new Logger(MailSender.name);

  constructor(
    private readonly rows: OutboxRows,
    private readonly composers: MailComposers,
    private readonly renderer: MailRenderer,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly pausedDomains: PausedDomains,
  ) {}

  /** False when the server takes no mails at present: the rest had better wait. */
  async send(row: OutboxMailEntity): Promise<boolean> {
    const firstTriedAt = row.firstTriedAt ?? this.clock.now();
    let mail: OutgoingMail | null;
    try {
      mail = await this.make({ ...row, firstTriedAt });
    } catch (error) {
      await this.setAside(row, firstTriedAt, error);
      return true;
    }
    if (!mail) {
      await this.rows.record(row.id, { state: 'dropped' });
      return true;
    }
    const pausedUntil = this.pausedDomains.until(mail.to.address);
    if (pausedUntil) {
      await this.rows.record(row.id, { state: 'due', dueAt: pausedUntil });
      return true;
    }
    const delivery = await this.transport.send(mail);
    if (delivery.blocked === 'domain') this.pausedDomains.pause(mail.to.address);
    await this.conclude(row, firstTriedAt, delivery);
    return delivery.blocked !== 'server';
  }

  private async make(row: OutboxMailEntity): Promise<OutgoingMail | null> {
    const contents = await this.composers.for(row.kind).compose(row);
    // Whoever has no address is not written to, whatever asked for the mail.
    if (contents?.to.address === '') return null;
    return contents && this.renderer.render(contents, row.id, row.firstTriedAt ?? this.clock.now());
  }

  private async conclude(row: OutboxMailEntity, firstTriedAt: Date, delivery: Delivery): Promise<void> {
    const now = this.clock.now();
    const attempts = row.attempts + 1;
    if (delivery.outcome === 'sent') {
      await this.rows.record(row.id, { state: 'sent', attempts, firstTriedAt, sentAt: now, serverAnswer: null });
      return;
    }
    const tried = { attempts, firstTriedAt, serverAnswer: delivery.answer };
    const again = delivery.outcome === 'later' ? nextTry(attempts, firstTriedAt, now) : null;
    if (delivery.mayHaveArrived && !this.rows.mayRepeat(row))
      await this.rows.record(row.id, { ...tried, state: 'uncertain' });
    else if (again) await this.rows.record(row.id, { ...tried, state: 'due', dueAt: again });
    else await this.rows.record(row.id, { ...tried, state: 'bounced' });
  }

  /** A mail that cannot be made stands aside with our own error; the others go on. */
  private async setAside(row: OutboxMailEntity, firstTriedAt: Date, error: unknown): Promise<void> {
    if (isBusy(error) || isDiskFull(error)) throw error;
    this.log.error(`Mail ${row.id} (${row.kind}) could not be made: ${String(error)}`);
    const serverAnswer = `Roundview: ${String(error)}`.slice(0, 500);
    await this.rows.record(row.id, { state: 'bounced', attempts: row.attempts + 1, firstTriedAt, serverAnswer });
  }
}
