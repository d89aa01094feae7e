import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readEmailField } from '../auth/email-field.js';
import { Roles } from '../auth/roles.js';
import { Database } from '../database/database.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { PersonEntity } from '../people/person.entity.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { RoleGrantForm, RoleRevocationForm } from './roles.form.js';
import { presentRoles } from './roles.presenter.js';

/** Who administers the system and who belongs to the leadership. */
@Controller()
@Access('administrator')
export class RolesController {
  constructor(
    private readonly database: Database,
    private readonly roles: Roles,
  ) {}

  @Get(paths.roles())
  @Render('operations/role-index')
  async index(@Lang() texts: Texts): Promise<object> {
    return presentRoles(await this.roles.holders(), texts);
  }

  @Post(paths.roles())
  @Redirect(paths.roles(), 303)
  @ShowAgain('operations/role-index', 'indexAgain')
  async grant(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const { email, role } = readForm(RoleGrantForm, body);
    const { folded: emailFolded } = readEmailField('email', email);
    const person = await this.database.of(PersonEntity).findOneBy({ emailFolded, kind: 'employee', status: 'active' });
    if (!person) throw new FormRejected([fieldProblem('email', 'roles.nobody')]);
    await this.roles.grant(person.id, role, me.id);
  }

  @Post(paths.roleRevocation())
  @Redirect(paths.roles(), 303)
  async revoke(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const { personId, role } = readForm(RoleRevocationForm, body);
    await this.roles.revoke(personId, role, me.id);
  }

  async indexAgain(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const errors = presentProblems(rejected.problems, texts);
    return presentRoles(await this.roles.holders(), texts, typed(request.body), errors);
  }
}
