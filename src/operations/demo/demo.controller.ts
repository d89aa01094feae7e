import { Body, Controller, Get, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { In } from 'typeorm';
import { SignIns } from '../../auth/sign-ins.js';
import { Database } from '../../database/database.js';
import { Texts } from '../../i18n/texts.js';
import { PersonEntity } from '../../people/person.entity.js';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { DemoSignInForm } from './demo-sign-in.form.js';
import { demoRoles, type DemoRole, personOf } from './demo-roles.js';
import { presentDemo } from './demo.presenter.js';

/** The way in without a password: only the demo has it, and only with its invented people. */
@Controller()
@Access('demo')
export class DemoController {
  constructor(
    private readonly database: Database,
    private readonly signIns: SignIns,
  ) {}

  @Get(paths.demo())
  @Render('operations/demo-show')
  async show(@Lang() texts: Texts): Promise<object> {
    const people = await this.database.of(PersonEntity).findBy({ id: In(Object.values(personOf)) });
    const nameOf = (role: DemoRole): string => people.find(({ id }) => id === personOf[role])?.name ?? '';
    const names = Object.fromEntries(demoRoles.map((role) => [role, nameOf(role)])) as Record<DemoRole, string>;
    return presentDemo(names, texts);
  }

  /** The language chosen on the first page goes along, whatever the invented person speaks. */
  @Post(paths.demoSignIn())
  @Redirect('/', 303)
  async signIn(@Body() body: unknown, @Req() request: FastifyRequest): Promise<{ url: string }> {
    const { role } = readForm(DemoSignInForm, body);
    await this.database.of(PersonEntity).update(personOf[role], { locale: request.page.locale });
    await this.signIns.signIn(request, personOf[role]);
    return { url: paths.home() };
  }
}
