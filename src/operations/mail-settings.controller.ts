import { Body, Controller, Get, HttpCode, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { MailServer } from '../mail/mail-server.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { MailSettings } from './mail-settings.js';
import { type MailPage, presentMailSettings } from './mail-settings.presenter.js';

@Controller()
@Access('administrator')
export class MailSettingsController {
  constructor(
    private readonly mailServer: MailServer,
    private readonly organisation: Organisation,
    private readonly settings: MailSettings,
  ) {}

  @Get(paths.mailSettings())
  @Render('operations/mail-form')
  form(@Lang() texts: Texts): object {
    return this.page(texts);
  }

  @Post(paths.mailSettings())
  @Redirect(paths.mailSettings(), 303)
  @ShowAgain('operations/mail-form', 'formAgain')
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.settings.change(body, me.id);
  }

  /** Answered with the page itself: the server's words are shown once and kept nowhere. */
  @Post(paths.mailTest())
  @HttpCode(200)
  @WritesItself()
  @Render('operations/mail-form')
  async test(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(texts, { test: await this.settings.test(me.id) });
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    const { mailFrom = '' } = typed(request.body);
    return this.page(texts, { typedSender: mailFrom, errors: presentProblems(rejected.problems, texts) });
  }

  private page(texts: Texts, more: Partial<MailPage> = {}): object {
    return presentMailSettings({
      mailServer: this.mailServer,
      organisation: this.organisation.current(),
      texts,
      ...more,
    });
  }
}
