import { Body, Controller, Get, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Line, Several } from '../cycles/form-fields.js';
import { pageOf, textOf } from '../cycles/page-of.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { PeopleList } from '../people/people-list.service.js';
import { Access } from '../web/access.js';
import { listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { PersonForm } from './commitment-people.form.js';
import { HearingConsents } from './hearing-consents.js';
import { presentHearingList } from './hearing-list.presenter.js';

class NoteForm {
  @Several() person: string[] = [];
  @Line(300) note = '';
  @Line(200) search = '';
  @Line(10) page = '';
}

/** Customers and whether they agreed to hear from us; staff note what a customer told them. */
@Controller('loop/customers')
@Access('auditor')
export class HearingListController {
  constructor(
    private readonly people: PeopleList,
    private readonly consents: HearingConsents,
  ) {}

  @Get()
  @Render('followup/hearing-index')
  async index(
    @Query('search') search: string,
    @Query('page') page: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    return this.page(textOf(search), page, { chosen: [], note: '', errors: [] }, me, texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { search = '', page = '', note = '' } = typed(request.body);
    const chosen = listOf((request.body as { person?: unknown }).person);
    const form = { chosen, note, errors: presentProblems(rejected.problems, texts) };
    return this.page(search, page, form, request.signedIn!, texts);
  }

  @Post()
  @ShowAgain('followup/hearing-index', 'again')
  @Redirect('/', 303)
  async note(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { person, note, search, page } = readForm(NoteForm, body);
    const problems = [
      ...(person.length === 0 ? [fieldProblem('person', 'loop.error.nobody-chosen')] : []),
      ...(note === '' ? [fieldProblem('note', 'loop.error.note-missing')] : []),
    ];
    if (problems.length > 0) throw new FormRejected(problems);
    await this.consents.note(person, note, me.id);
    return { url: `${paths.loopCustomers()}?search=${encodeURIComponent(search)}&page=${encodeURIComponent(page)}` };
  }

  @Post('withdrawal')
  @Redirect('/', 303)
  async withdraw(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.consents.stop(readForm(PersonForm, body).person, me.id);
    return { url: paths.loopCustomers() };
  }

  private async page(
    search: string,
    typedPage: string,
    form: { chosen: readonly string[]; note: string; errors: readonly ShownProblem[] },
    me: SignedIn,
    texts: Texts,
  ): Promise<object> {
    const wanted = { kind: 'customer', words: search } as const;
    const { total } = await this.people.find({ ...wanted, page: 1 });
    const href = (number: number): string =>
      `${paths.loopCustomers()}?search=${encodeURIComponent(search)}&page=${number}`;
    const pages = pageOf(typedPage, total, href);
    const { people } = await this.people.find({ ...wanted, page: pages.number });
    const consents = await this.consents.of(people.map(({ id }) => id));
    const count = await this.consents.count();
    const mayImport = me.roles.includes('administrator');
    return presentHearingList({ people, consents, pages, search, count, mayImport, ...form }, texts);
  }
}
