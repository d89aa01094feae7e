import { domainToASCII } from 'node:url';
import { Body, Controller, Get, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readEmail } from '../domain/email-address.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { LinkAgainForm } from './link-again.form.js';
import { LinkThrottle } from './link-throttle.js';
import { LinksAgain } from './links-again.js';

/** For whoever lost their link. The answer is the same whether or not we know the address. */
@Access('everyone')
@Controller()
export class LinksAgainController {
  constructor(
    private readonly links: LinksAgain,
    private readonly throttle: LinkThrottle,
  ) {}

  @Get(paths.linkAgain())
  @Render('surveys/link-again-form')
  form(): object {
    return { value: '', error: '', errors: [] };
  }

  @Post(paths.linkAgain())
  @WritesItself()
  @Redirect('/', 303)
  @ShowAgain('surveys/link-again-form', 'again')
  async send(@Body() body: unknown, @Req() http: FastifyRequest): Promise<{ url: string }> {
    const address = readEmail(readForm(LinkAgainForm, body).email, domainToASCII);
    if (!('folded' in address)) throw new FormRejected([fieldProblem('email', 'survey.link-again.invalid')]);
    await this.throttle.countNetwork(http.ip);
    this.links.ask(address.folded);
    return { url: paths.linkAgainSent() + http.page.langQuery };
  }

  @Get(paths.linkAgainSent())
  @Render('surveys/link-again-sent')
  sent(): object {
    return {};
  }

  @Get(paths.linkEnded())
  @Render('surveys/link-ended')
  ended(): object {
    return {};
  }

  again(http: FastifyRequest, rejected: FormRejected): object {
    const errors = presentProblems(rejected.problems, textsOf(http));
    return { value: (typed(http.body).email ?? '').slice(0, 320), error: messageFor('email', errors), errors };
  }
}
