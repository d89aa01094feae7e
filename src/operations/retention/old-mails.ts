import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { Database } from '../../database/database.js';
import { ImportanceSurveyEntity } from '../../followup/importance-survey.entity.js';
import { type MailState, OutboxMailEntity } from '../../mail/outbox-mail.entity.js';

const over: readonly MailState[] = ['sent', 'bounced', 'uncertain', 'dropped'];

/** Mails that have been sent tell who was asked; after their cycle they go. */
@Injectable()
export class OldMails {
  constructor(private readonly database: Database) {}

  async forgetOf(before: Date): Promise<void> {
    const closed = { closedAt: LessThan(before) };
    const cycles = await this.database.of(CycleEntity).find({ select: { id: true }, where: closed });
    const surveys = await this.database.of(ImportanceSurveyEntity).find({ select: { id: true }, where: closed });
    for (const { id } of [...cycles, ...surveys]) await this.forgetOne(id, before);
    // Mails of no cycle stay, so that nothing is asked twice; what a server said may name an address.
    const said = { cycleId: '', state: In([...over]), dueAt: LessThan(before), serverAnswer: Not(IsNull()) };
    if (await this.database.of(OutboxMailEntity).existsBy(said))
      await this.database.write(() => this.database.of(OutboxMailEntity).update(said, { serverAnswer: null }));
  }

  private async forgetOne(cycleId: string, before: Date): Promise<void> {
    const old = { cycleId, state: In([...over]), dueAt: LessThan(before) };
    if (await this.database.of(OutboxMailEntity).existsBy(old))
      await this.database.write(() => this.database.of(OutboxMailEntity).delete(old));
  }
}
