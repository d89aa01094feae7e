import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { AccountEntity } from './account.entity.js';
import { KnownPeopleReader } from './known-people.service.js';
import { PeopleList } from './people-list.service.js';
import { presentPeople } from './people-list.presenter.js';
import { People } from './people.service.js';
import { PersonEntity } from './person.entity.js';
import { presentPerson } from './person-show.presenter.js';

const reportsShown = 100;

@Controller()
@Access('administrator')
export class PeopleController {
  constructor(
    private readonly database: Database,
    private readonly list: PeopleList,
    private readonly people: People,
    private readonly known: KnownPeopleReader,
    private readonly organisation: Organisation,
  ) {}

  @Get('/people')
  @Render('people/people-index')
  async index(@Query() query: Record<string, unknown>, @Lang() texts: Texts): Promise<object> {
    const wanted = {
      kind: query.kind === 'customer' ? ('customer' as const) : ('employee' as const),
      words: typeof query.words === 'string' ? query.words.trim().slice(0, 100) : '',
      page: /^[1-9]\d{0,5}$/.test(String(query.page)) ? Number(query.page) : 1,
    };
    const [found, counts, departments] = [
      await this.list.find(wanted),
      await this.list.counts(),
      await this.known.departments(),
    ];
    return presentPeople(wanted, { ...found, counts, departments: departments.pathsById }, texts);
  }

  @Get('/people/:id')
  @Render('people/person-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const person = await this.people.find(id);
    const of = this.database.of(PersonEntity);
    const departments = await this.known.departments();
    return presentPerson(
      {
        person,
        manager: person.managerId ? await of.findOneBy({ id: person.managerId }) : null,
        reports: await of.find({
          where: { managerId: id, status: 'active' },
          order: { nameFolded: 'ASC' },
          take: reportsShown,
        }),
        department: (person.departmentId && departments.pathsById.get(person.departmentId)) || '',
        account: person.accountId ? await this.database.of(AccountEntity).findOneBy({ id: person.accountId }) : null,
        isMe: me.id === id,
        timeZone: this.organisation.current().timeZone,
      },
      texts,
    );
  }
}
