import { BadRequestException, Body, Controller, ForbiddenException, HttpCode, Post, Render, Req } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import type { FormRejected } from '../domain/errors.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { textsOf } from '../web/lang.js';
import { ownPath } from '../web/own-path.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { isFromOwnOrigin } from '../web/same-origin.js';
import { ShowAgain } from '../web/show-again.js';
import { readEmailField } from './email-field.js';
import { type KeptForm, KeptForms } from './kept-forms.js';
import { SignInForm } from './sign-in.form.js';
import { presentSignIn } from './sign-in.presenter.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignIns } from './sign-ins.js';

class KeptSignInForm extends SignInForm {
  @IsString({ message: 'form.invalid' }) kept: string;
}

class ReturnForm {
  @IsString({ message: 'form.invalid' }) kept: string;
}

/** Signing in on the way back to a form that was sent too late; its texts travel from page to page. */
@Controller()
@Access('everyone')
export class KeptFormsController {
  constructor(
    private readonly kept: KeptForms,
    private readonly signIns: SignIns,
    private readonly throttle: SignInThrottle,
    private readonly organisation: Organisation,
    private readonly config: Config,
  ) {}

  /** Mails the link like the ordinary form; answered with a page, since a redirect would lose the texts. */
  @Post(paths.signInKept())
  @HttpCode(200)
  @Render('auth/kept-show')
  @ShowAgain('auth/sign-in-form', 'formAgain')
  async ask(@Body() body: unknown, @Req() request: FastifyRequest): Promise<object> {
    const { email, next, kept } = readForm(KeptSignInForm, body);
    this.openFrom(request, kept);
    const { folded } = readEmailField('email', email);
    await this.throttle.countNetwork(request.ip);
    await this.signIns.ask(folded, ownPath(next));
    return waiting(kept, false);
  }

  /** Once somebody is signed in in this browser, the form as it was typed, to be sent with a token of its own. */
  @Post(paths.signInReturn())
  @HttpCode(200)
  @Render('auth/kept-show')
  comeBack(@Body() body: unknown, @Req() request: FastifyRequest): object {
    const { kept } = readForm(ReturnForm, body);
    const { path, fields } = this.openFrom(request, kept);
    if (!request.signedIn) return waiting(kept, true);
    return {
      kept,
      isReady: true,
      isTooEarly: false,
      action: path,
      fields: fields.map(([label, value]) => ({ label, value })),
    };
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const { email = '', next, kept = '' } = typed(request.body);
    return presentSignIn({
      next: ownPath(next),
      email: email.slice(0, 320),
      errors: presentProblems(rejected.problems, textsOf(request)),
      isNew: this.organisation.current().setUpStep === 'you',
      notice: textsOf(request).t('auth.kept.kept'),
      kept: this.kept.open(kept) ? kept : '',
    });
  }

  /** Refuses what another site sends: its texts must never come before a signed-in person with our button below. */
  private openFrom(request: FastifyRequest, text: string): KeptForm {
    if (!isFromOwnOrigin(request, this.config.appUrl)) throw new ForbiddenException();
    const form = this.kept.open(text);
    if (!form) throw new BadRequestException('not a kept form');
    return form;
  }
}

function waiting(kept: string, isTooEarly: boolean): object {
  return { kept, isReady: false, isTooEarly, action: paths.signInReturn(), fields: [] };
}
