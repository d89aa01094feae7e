import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { textOf } from '../cycles/page-of.js';
import { PeopleSearch } from '../cycles/people-search.js';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CommitmentAccess } from './commitment-access.js';
import { CommitmentDeeds } from './commitment-deeds.js';
import { DueForm, PersonForm } from './commitment-people.form.js';
import { presentPeople } from './commitment-people.presenter.js';
import { dayValues, readDay } from './day-fields.js';

/** Who answers for a finding, who takes part, and by when. */
@Controller('loop/:id')
@Access('auditor')
export class CommitmentPeopleController {
  constructor(
    private readonly access: CommitmentAccess,
    private readonly deeds: CommitmentDeeds,
    private readonly search: PeopleSearch,
  ) {}

  @Get('people')
  @Render('followup/people-form')
  async form(
    @Param('id') id: string,
    @Query('search') search: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const { item } = await this.access.openToSteer(id, me);
    const words = textOf(search);
    const found = await this.search.employees(words);
    return presentPeople(item, { words, found }, dayValues('dueOn', item.commitment.dueOn, texts), [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { id } = request.params as { id: string };
    const { item } = await this.access.openToSteer(id, request.signedIn as SignedIn);
    const problems = presentProblems(rejected.problems, texts);
    return presentPeople(item, { words: '', found: [] }, typed(request.body), problems, texts);
  }

  @Post('due')
  @ShowAgain('followup/people-form', 'again')
  @Redirect('/', 303)
  async due(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn, @Lang() texts: Texts) {
    await this.access.openToSteer(id, me);
    await this.deeds.setDue(id, readDay(readForm(DueForm, body), 'dueOn', texts.locale), me.id);
    return { url: paths.commitmentPart(id, 'people') };
  }

  @Post('owner')
  @Redirect('/', 303)
  async owner(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn) {
    await this.access.openToSteer(id, me);
    await this.deeds.nameOwner(id, readForm(PersonForm, body).person, me.id);
    return { url: paths.commitmentPart(id, 'people') };
  }

  @Post('participants')
  @Redirect('/', 303)
  async add(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn) {
    await this.access.openToSteer(id, me);
    await this.deeds.addParticipant(id, readForm(PersonForm, body).person, me.id);
    return { url: paths.commitmentPart(id, 'people') };
  }

  @Post('participants/removal')
  @Redirect('/', 303)
  async remove(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn) {
    await this.access.openToSteer(id, me);
    await this.deeds.removeParticipant(id, readForm(PersonForm, body).person, me.id);
    return { url: paths.commitmentPart(id, 'people') };
  }
}
