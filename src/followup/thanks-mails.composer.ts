import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { textIn } from '../domain/locale.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { monthName } from './month-name.js';
import { Recognitions } from './recognitions.js';
import { Thanks } from './thanks.js';

/** The monthly summaries: one's own thanks for each, counts by behaviour for leaders. */
@Injectable()
export class ThanksMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['thanks-received', 'thanks-summary'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
    private readonly thanks: Thanks,
    private readonly recognitions: Recognitions,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose({ kind, personId, round: month }: OutboxMailEntity): Promise<MailContents | null> {
    const person = await this.database.of(PersonEntity).findOneBy({ id: personId, status: 'active' });
    if (!person) return null;
    const texts = Texts.in(person.locale);
    const rows =
      kind === 'thanks-received' ? await this.received(personId, month, texts) : await this.counted(month, texts);
    if (rows.length === 0) return null;
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'thanks-month',
      data: {
        isOwn: kind === 'thanks-received',
        month: monthName(month, texts),
        rows,
        link: this.config.appUrl + paths.thanks(),
      },
    };
  }

  private async received(personId: string, month: string, texts: Texts) {
    const rows = await this.thanks.receivedBy(personId, month);
    return rows.map(({ thanks, from }) => ({
      title: from || texts.t('thanks.somebody'),
      line: textIn(thanks.statement, texts.locale),
      said: thanks.text,
    }));
  }

  private async counted(month: string, texts: Texts) {
    const counts = (await this.recognitions.counts(`${month}-01`)).filter((each) => each.month === month);
    return counts.map(({ statement, count }) => ({
      title: textIn(statement, texts.locale),
      line: texts.t('thanks.times', { n: count }),
      said: '',
    }));
  }
}
