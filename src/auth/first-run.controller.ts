import { Body, Controller, Get, Param, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { AnsweredWith } from '../web/answered-with.js';
import { FieldReading } from '../web/field-reading.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { readEmailField } from './email-field.js';
import { FirstAdministrator } from './first-administrator.js';
import { FirstRunForm } from './first-run.form.js';
import { presentFirstRun } from './first-run.presenter.js';
import { readNameField } from './name-field.js';
import { SignInLinks } from './sign-in-links.js';
import { SignIns } from './sign-ins.js';

const deadLink = (): AnsweredWith => new AnsweredWith(410, 'auth/first-run-dead');

/** The page behind the link that the console prints while nobody administers the system. */
@Controller()
@Access('everyone')
export class FirstRunController {
  constructor(
    private readonly links: SignInLinks,
    private readonly first: FirstAdministrator,
    private readonly signIns: SignIns,
  ) {}

  @Get(paths.firstRun(':secret'))
  @Render('auth/first-run-form')
  async form(@Param('secret') secret: string, @Lang() texts: Texts): Promise<object> {
    if (!(await this.links.isUsable(secret, 'first-administrator'))) throw deadLink();
    return presentFirstRun({}, texts);
  }

  @Post(paths.firstRun(':secret'))
  @Redirect('/', 303)
  @ShowAgain('auth/first-run-form', 'formAgain')
  async begin(
    @Param('secret') secret: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ url: string }> {
    if (!(await this.links.consume(secret, 'first-administrator'))) throw deadLink();
    const form = readForm(FirstRunForm, body);
    const reading = new FieldReading();
    const { name, email } = reading.finish({
      name: reading.read(() => readNameField('name', form.name)),
      email: reading.read(() => readEmailField('email', form.email)),
    });
    const personId = await this.first.appoint(name, email, form.locale);
    await this.signIns.signIn(request, personId);
    return { url: paths.setUp('organisation') };
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    return presentFirstRun(typed(request.body), texts, presentProblems(rejected.problems, texts));
  }
}
