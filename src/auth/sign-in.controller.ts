import { Body, Controller, Get, Post, Query, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { SentTo } from '../web/answered-with.js';
import { readForm, typed } from '../web/forms.js';
import { textsOf } from '../web/lang.js';
import { ownPath } from '../web/own-path.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { readEmailField } from './email-field.js';
import { SignInForm } from './sign-in.form.js';
import { presentSignIn } from './sign-in.presenter.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignIns } from './sign-ins.js';

@Controller()
@Access('everyone')
export class SignInController {
  constructor(
    private readonly signIns: SignIns,
    private readonly throttle: SignInThrottle,
    private readonly organisation: Organisation,
  ) {}

  @Get(paths.signIn())
  @Render('auth/sign-in-form')
  form(@Query('next') next: unknown, @Req() request: FastifyRequest): object {
    if (request.signedIn) throw new SentTo(ownPath(next));
    return presentSignIn({ next: ownPath(next), isNew: this.isNew });
  }

  @Post(paths.signIn())
  @Redirect('/', 303)
  @ShowAgain('auth/sign-in-form', 'formAgain')
  async ask(@Body() body: unknown, @Req() request: FastifyRequest): Promise<{ url: string }> {
    const { email, next } = readForm(SignInForm, body);
    const { folded } = readEmailField('email', email);
    await this.throttle.countNetwork(request.ip);
    await this.signIns.ask(folded, ownPath(next));
    return { url: paths.signInSent() + request.page.langQuery };
  }

  @Get(paths.signInSent())
  @Render('auth/sign-in-sent')
  sent(): object {
    return {};
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const { email = '', next } = typed(request.body);
    const errors = presentProblems(rejected.problems, textsOf(request));
    return presentSignIn({ next: ownPath(next), email: email.slice(0, 320), errors, isNew: this.isNew });
  }

  private get isNew(): boolean {
    return this.organisation.current().setUpStep === 'you';
  }
}
