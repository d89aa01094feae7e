import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound, type FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { listOf, readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { DraftChanges } from './draft-changes.js';
import { afterSaving } from './draft-steps.js';
import { textOf } from './page-of.js';
import { ParticipantsChoice } from './participants-choice.js';
import { ParticipantForm, ParticipantsForm } from './participants.form.js';
import { ParticipantsPages } from './participants-pages.js';
import { participantsValues, presentParticipants } from './participants.presenter.js';
import { ParticipantsService } from './participants.service.js';
import { refuseOutdated } from './version-conflict.js';

/** First page of a draft: who is reviewed. */
@Controller('cycles/:id/participants')
@Access('administrator')
export class ParticipantsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly choice: ParticipantsChoice,
    private readonly participants: ParticipantsService,
    private readonly pages: ParticipantsPages,
  ) {}

  @Get()
  @Render('cycles/participants-form')
  async form(@Param('id') id: string, @Query() query: Record<string, unknown>, @Lang() texts: Texts): Promise<object> {
    const page = await this.pages.read(await this.cycles.draft(id), textOf(query.search), query.page);
    return presentParticipants(page, participantsValues(page.cycle), [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const body = request.body as Record<string, unknown>;
    const page = await this.pages.read(await this.cycles.draft(id), '', '');
    const values = {
      ...participantsValues(page.cycle),
      ...Object.fromEntries(Object.entries(body).map(([name, value]) => [name, asTyped(name, value)])),
    };
    const texts = textsOf(request);
    return presentParticipants(page, values, presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('cycles/participants-form', 'again')
  @Redirect('/', 303)
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(ParticipantsForm, body);
    const cycle = await this.changes.open(id);
    refuseOutdated(cycle, 'participants', participantsValues(cycle), body, texts);
    const people = await this.choice.apply(id, cycle.settings.people, form);
    await this.changes.change(
      cycle,
      { name: form.name, settings: { ...cycle.settings, people } },
      me.id,
      'participants',
    );
    return afterSaving(id, 'participants', form);
  }

  @Post(':personId')
  @Redirect('/', 303)
  async add(
    @Param('id') id: string,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = await this.openFor(id, body, texts);
    if (!(await this.participants.mayBeReviewed(personId))) throw new NotFound();
    await this.participants.add(id, [personId]);
    return this.afterChange(id, form, me);
  }

  @Post(':personId/removal')
  @Redirect('/', 303)
  async remove(
    @Param('id') id: string,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = await this.openFor(id, body, texts);
    await this.participants.removeReviews([await this.participants.reviewOf(id, personId)]);
    return this.afterChange(id, form, me);
  }

  private async openFor(id: string, body: unknown, texts: Texts): Promise<ParticipantForm> {
    const form = readForm(ParticipantForm, body);
    const cycle = await this.changes.open(id);
    refuseOutdated(cycle, 'participants', {}, { version: form.version }, texts);
    return form;
  }

  /** Once somebody was added or removed by hand, the list is no longer what a rule says. */
  private async afterChange(id: string, form: ParticipantForm, me: SignedIn): Promise<{ url: string }> {
    const cycle = await this.cycles.draft(id);
    await this.changes.change(
      cycle,
      { settings: { ...cycle.settings, people: { kind: 'list' } } },
      me.id,
      'participants',
    );
    const search = form.search ? `?search=${encodeURIComponent(form.search)}` : '';
    return { url: `${paths.cycleDraft(id, 'participants')}${search}#people` };
  }
}

function asTyped(name: string, value: unknown): string | string[] {
  return name === 'departmentIds' ? listOf(value) : (listOf(value)[0] ?? '');
}
