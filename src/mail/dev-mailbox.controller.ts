import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentKeptMail, presentMailbox } from './dev-mailbox.presenter.js';
import { KeptMails } from './kept-mails.js';
import { MailTransport } from './mail-transport.js';

/** The demo's mailbox: what would have been mailed, with links that work. */
@Controller()
@Access('demo')
export class DevMailboxController {
  constructor(
    private readonly transport: MailTransport,
    private readonly organisation: Organisation,
  ) {}

  @Get(paths.demoMailbox())
  @Render('mailbox/mail-index')
  index(@Query('page') page: string | undefined, @Lang() texts: Texts): object {
    return presentMailbox(this.kept().list(), Number(page) || 1, this.organisation.current().timeZone, texts);
  }

  @Get(paths.demoMail(':id'))
  @Render('mailbox/mail-show')
  show(@Param('id') id: string, @Lang() texts: Texts): object {
    const mail = this.kept().byId(id);
    if (!mail) throw new NotFound();
    return presentKeptMail(mail, this.organisation.current().timeZone, texts);
  }

  private kept(): KeptMails {
    if (!(this.transport instanceof KeptMails)) throw new NotFound();
    return this.transport;
  }
}
