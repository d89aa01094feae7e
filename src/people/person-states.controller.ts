import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { People } from './people.service.js';
import { PersonEntity } from './person.entity.js';

/** Leaving, coming back and not wanting to be asked; the first and the last have a page that says what follows. */
@Controller()
@Access('administrator')
export class PersonStatesController {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  @Get('/people/:id/deactivation')
  @Render('people/person-state')
  async deactivation(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const person = await this.people.find(id);
    const team = await this.database.of(PersonEntity).countBy({ managerId: id, status: 'active' });
    const follows = [
      ...(person.kind === 'employee' ? ['sessions', 'review'] : []),
      'answers',
      ...(team > 0 ? ['team'] : []),
    ].map((key) => texts.t(`people.deactivation.${key}`, { n: team }));
    return page(person, 'deactivation', paths.personDeactivation(id), follows, texts);
  }

  @Post('/people/:id/deactivation')
  @Redirect('/', 303)
  async deactivate(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.people.deactivate(id, me.id);
    return { url: paths.person(id) };
  }

  @Post('/people/:id/reactivation')
  @Redirect('/', 303)
  async reactivate(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.people.reactivate(id, me.id);
    return { url: paths.person(id) };
  }

  @Get('/people/:id/objection')
  @Render('people/person-state')
  async objection(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const person = await this.people.find(id);
    if (person.kind !== 'customer') throw new NotFound();
    const follows = ['at-once', 'for-good'].map((key) => texts.t(`people.objection.${key}`));
    return page(person, 'objection', paths.personObjection(id), follows, texts);
  }

  @Post('/people/:id/objection')
  @Redirect('/', 303)
  async object(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.people.object(id, me.id);
    return { url: paths.person(id) };
  }
}

function page(person: PersonEntity, deed: string, action: string, follows: readonly string[], texts: Texts): object {
  return {
    heading: texts.t(`people.${deed}.heading`, { name: person.name }),
    backHref: paths.person(person.id),
    backLabel: person.name,
    action,
    follows,
    submit: texts.t(`people.${deed}.submit`),
  };
}
