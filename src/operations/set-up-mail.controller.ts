import { Body, Controller, Get, HttpCode, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { presentSetUpSteps } from '../auth/set-up-steps.presenter.js';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { MailServer } from '../mail/mail-server.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { EmptyForm } from './empty.form.js';
import { MailSettings } from './mail-settings.js';
import { type MailPage, presentMailSettings } from './mail-settings.presenter.js';
import { SetUp } from './set-up.js';

@Controller()
@Access('administrator')
export class SetUpMailController {
  constructor(
    private readonly mailServer: MailServer,
    private readonly organisation: Organisation,
    private readonly settings: MailSettings,
    private readonly setUp: SetUp,
  ) {}

  @Get(paths.setUp('mail'))
  @Render('operations/set-up-mail-form')
  form(@Lang() texts: Texts): object {
    this.setUp.begin();
    return this.page(texts);
  }

  @Post(paths.setUp('mail'))
  @Redirect(paths.setUp('mail'), 303)
  @ShowAgain('operations/set-up-mail-form', 'formAgain')
  async save(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.settings.change(body, me.id);
  }

  @Post(paths.setUp('mail/test'))
  @HttpCode(200)
  @WritesItself()
  @Render('operations/set-up-mail-form')
  async test(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(texts, { test: await this.settings.test(me.id) });
  }

  /** With or without a server: launching a cycle asks for one, nothing before it does. */
  @Post(paths.setUp('mail/continuation'))
  @Redirect(paths.setUp('safe-keeping'), 303)
  async goOn(@Body() body: unknown): Promise<void> {
    readForm(EmptyForm, body);
    await this.setUp.goOnTo('safe-keeping');
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    const { mailFrom = '' } = typed(request.body);
    return this.page(texts, { typedSender: mailFrom, errors: presentProblems(rejected.problems, texts) });
  }

  private page(texts: Texts, more: Partial<MailPage> = {}): object {
    const { mailServer } = this;
    const page = presentMailSettings({ mailServer, organisation: this.organisation.current(), texts, ...more });
    return { steps: presentSetUpSteps('mail', texts), ...page };
  }
}
