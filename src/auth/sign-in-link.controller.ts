import { Body, Controller, Get, Param, Post, Query, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';
import { Access } from '../web/access.js';
import { AnsweredWith } from '../web/answered-with.js';
import { readForm } from '../web/forms.js';
import { ownPath } from '../web/own-path.js';
import { paths } from '../web/paths.js';
import { SignInLinkForm } from './sign-in.form.js';
import { SignInLinks } from './sign-in-links.js';
import { SignIns } from './sign-ins.js';

/** One page for every link that does not work, whatever the reason. */
export const deadLink = (): AnsweredWith => new AnsweredWith(410, 'auth/sign-in-link-dead');

/** The page a mailed link opens. Opening it changes nothing, since mail programs open links too; its button signs in. */
@Controller()
@Access('everyone')
export class SignInLinkController {
  constructor(
    private readonly database: Database,
    private readonly links: SignInLinks,
    private readonly signIns: SignIns,
  ) {}

  @Get(paths.signInLink(':secret'))
  @Render('auth/sign-in-link-show')
  async show(@Param('secret') secret: string, @Query('next') next: unknown): Promise<object> {
    if (!(await this.links.isUsable(secret, 'sign-in'))) throw deadLink();
    return { next: ownPath(next) };
  }

  @Post(paths.signInLink(':secret'))
  @Redirect('/', 303)
  async use(
    @Param('secret') secret: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ url: string }> {
    const { next } = readForm(SignInLinkForm, body);
    const link = await this.links.consume(secret, 'sign-in');
    const id = link?.personId ?? '';
    const person = await this.database.of(PersonEntity).findOneBy({ id, kind: 'employee', status: 'active' });
    if (!person) throw deadLink();
    await this.signIns.signIn(request, person.id);
    return { url: ownPath(next) };
  }
}
