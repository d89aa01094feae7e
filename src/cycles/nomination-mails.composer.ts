import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { nominationMailData } from './nomination-mail-data.js';
import { proposableGroups } from './own-nominations.service.js';
import { type OpenReview, TeamReviews } from './team-reviews.js';

/** Makes the mails about choosing raters at the moment of sending, for those who still have something to do. */
@Injectable()
export class NominationMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['nominating', 'nominating-nudge'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly reviews: TeamReviews,
    private readonly composers: MailComposers,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const person = await this.database.of(PersonEntity).findOneBy({ id: mail.personId, status: 'active' });
    if (!person) return null;
    const isOpen = ({ cycle }: OpenReview) => cycle.id === mail.cycleId && proposableGroups(cycle.settings).length > 0;
    const own = (await this.reviews.own(person.id)).filter(
      (each) => isOpen(each) && each.review.nominationState === 'proposed',
    );
    const team = mail.kind === 'nominating' ? await this.reviews.toApprove({ id: person.id, roles: [] }) : [];
    const [first] = [...own, ...team.filter(isOpen)];
    if (!first) return null;
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: mail.kind,
      data: nominationMailData(this.config.appUrl, first.cycle.name, own.length > 0, team.some(isOpen)),
    };
  }
}
