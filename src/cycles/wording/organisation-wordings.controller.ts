import { Body, Controller, Get, HttpCode, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { WordingPages } from './wording-pages.js';
import { WordingScopes } from './wording-scopes.js';

/** Own words for the mails of every cycle. */
@Controller(paths.mailWordings())
@Access('administrator')
export class OrganisationWordingsController {
  constructor(
    private readonly scopes: WordingScopes,
    private readonly pages: WordingPages,
  ) {}

  @Get()
  @Render('cycles/wording/wording-index')
  async index(@Lang() texts: Texts): Promise<object> {
    return this.pages.index(await this.scopes.everyCycle(), texts);
  }

  @Get(':mail')
  @Render('cycles/wording/wording-form')
  async form(@Param('mail') mail: string, @Lang() texts: Texts): Promise<object> {
    return this.pages.form(await this.scopes.everyCycle(), mail, texts);
  }

  @Post(':mail/preview')
  @HttpCode(200)
  @Render('cycles/wording/wording-form')
  @ShowAgain('cycles/wording/wording-form', 'again')
  async preview(@Param('mail') mail: string, @Body() body: unknown, @Lang() texts: Texts): Promise<object> {
    return this.pages.preview(await this.scopes.everyCycle(), mail, body, texts);
  }

  @Post(':mail')
  @Redirect(paths.mailWordings(), 303)
  @ShowAgain('cycles/wording/wording-form', 'again')
  async change(@Param('mail') mail: string, @Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.pages.change(await this.scopes.everyCycle(), mail, body, me.id);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { mail } = request.params as { mail: string };
    return this.pages.again(await this.scopes.everyCycle(), mail, request.body, rejected, textsOf(request));
  }
}
