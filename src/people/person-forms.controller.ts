import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CustomerDetails } from './customer-details.service.js';
import { EmployeeDetails } from './employee-details.service.js';
import { People } from './people.service.js';
import type { PersonEntity } from './person.entity.js';
import { CustomerForm, EmployeeForm } from './person.forms.js';
import { presentPersonForm } from './person-form.presenter.js';
import { PersonValues } from './person-values.service.js';

type Kind = PersonEntity['kind'];

@Controller()
@Access('administrator')
export class PersonFormsController {
  constructor(
    private readonly people: People,
    private readonly employees: EmployeeDetails,
    private readonly customers: CustomerDetails,
    private readonly values: PersonValues,
    private readonly organisation: Organisation,
  ) {}

  @Get('/people/new/:kind')
  @Render('people/person-form')
  new(@Param('kind') kind: string, @Lang() texts: Texts): object {
    const { defaultLocale, locales } = this.organisation.current();
    return presentPersonForm({ kind: kindOf(kind), locales, values: { locale: defaultLocale } }, texts);
  }

  @Post('/people/new/:kind')
  @Redirect('/', 303)
  @ShowAgain('people/person-form', 'newAgain')
  async add(@Param('kind') kind: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const details = await this.read(kindOf(kind), body, null);
    return { url: paths.person(await this.people.add(details, me.id)) };
  }

  newAgain(request: FastifyRequest, { problems }: FormRejected): object {
    const kind = kindOf((request.params as { kind: string }).kind);
    const { locales } = this.organisation.current();
    return presentPersonForm({ kind, locales, values: typed(request.body), problems }, textsOf(request));
  }

  @Get('/people/:id/edit')
  @Render('people/person-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const person = await this.people.find(id);
    const { locales } = this.organisation.current();
    return presentPersonForm({ kind: person.kind, locales, person, values: await this.values.of(person) }, texts);
  }

  @Post('/people/:id/edit')
  @Redirect('/', 303)
  @ShowAgain('people/person-form', 'editAgain')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const person = await this.people.find(id);
    await this.people.change(person, await this.read(person.kind, body, person), me.id);
    return { url: paths.person(id) };
  }

  async editAgain(request: FastifyRequest, { problems }: FormRejected): Promise<object> {
    const person = await this.people.find((request.params as { id: string }).id);
    const { locales } = this.organisation.current();
    const values = typed(request.body);
    return presentPersonForm({ kind: person.kind, locales, person, values, problems }, textsOf(request));
  }

  private read(kind: Kind, body: unknown, person: PersonEntity | null) {
    return kind === 'employee'
      ? this.employees.read(readForm(EmployeeForm, body), person)
      : this.customers.read(readForm(CustomerForm, body), person);
  }
}

function kindOf(kind: string): Kind {
  if (kind !== 'employee' && kind !== 'customer') throw new NotFound();
  return kind;
}
