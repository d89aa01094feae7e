import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';

/** Tells a person at the end of the release that too few people answered for a report, and what helps next time. */
@Injectable()
export class NoReportMails implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['no-report'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const review = await this.database
      .of(ReviewEntity)
      .findOneBy({ id: mail.references.review ?? '', reportState: 'none' });
    const cycle = review && (await this.database.of(CycleEntity).findOneBy({ id: review.cycleId }));
    const person = await this.database.of(PersonEntity).findOneBy({ id: mail.personId, status: 'active' });
    if (!review || !cycle || !person || review.mixState === 'withdrawn') return null;
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'no-report',
      data: this.data(cycle.name),
    };
  }

  data(cycleName: string): object {
    return { cycleName, link: this.config.appUrl + paths.home() };
  }
}
