import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../domain/errors.js';
import { MailComposers } from '../../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../../mail/mail-message.js';
import type { OutboxMailEntity } from '../../mail/outbox-mail.entity.js';
import { PersonEntity } from '../../people/person.entity.js';
import { paths } from '../../web/paths.js';
import { type OpenableReport, ReportAccess } from '../report-access.js';

/** Tells whoever may read a report that HR corrected it; what and why stands in the report alone. */
@Injectable()
export class CorrectedReportMails implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['report-corrected'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
    private readonly access: ReportAccess,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const person = await this.database.of(PersonEntity).findOneBy({ id: mail.personId, status: 'active' });
    const open = await this.access.find(mail.references.review ?? '', mail.personId).catch(nothingIfForeign);
    if (!person || !open) return null;
    const subject = await this.database.of(PersonEntity).findOneBy({ id: open.review.subjectId });
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'report-corrected',
      data: {
        cycleName: open.cycle.name,
        subjectName: open.as === 'reader' ? (subject?.name ?? '') : '',
        link: this.config.appUrl + paths.report(open.review.id),
      },
    };
  }
}

/** Who may no longer open it is not told. */
function nothingIfForeign(error: unknown): OpenableReport | null {
  if (error instanceof NotFound) return null;
  throw error;
}
