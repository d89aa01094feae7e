import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { raterGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { type Body as PostedBody, listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { BehaviourForm } from './behaviour.form.js';
import { presentBehaviourForm, typedBehaviour } from './behaviour.presenter.js';
import { Behaviours, type BehaviourTexts } from './behaviours.js';
import { Competencies } from './competencies.js';
import { FrameworkChanges } from './framework-changes.js';
import { frameworkAt } from './framework-places.js';
import { requireTexts, textFrom } from './local-text-fields.js';
import { MoveForm } from './move.form.js';

@Access('administrator')
@Controller('/framework/behaviours')
export class BehavioursController {
  constructor(
    private readonly competencies: Competencies,
    private readonly behaviours: Behaviours,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get('new')
  @Render('competencies/part-form')
  blank(@Query('competency') competencyId: string | undefined, @Lang() texts: Texts): Promise<object> {
    const groups = raterGroups.filter((group) => group !== 'customer');
    return this.page(texts, { competencyId: String(competencyId ?? '') }, groups, null);
  }

  @Post('new')
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async add(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const behaviour = this.read(body);
    const id = await this.behaviours.add(behaviour);
    await this.changes.record(me.id, 'behaviour', 'added', id);
    return { url: frameworkAt(id, behaviour.competencyId) };
  }

  @Get(':id')
  @Render('competencies/part-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const behaviour = await this.behaviours.byId(id);
    return this.page(texts, typedBehaviour(behaviour), behaviour.groups, id);
  }

  @Post(':id')
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const behaviour = this.read(body, await this.behaviours.byId(id));
    await this.behaviours.change(id, behaviour);
    await this.changes.record(me.id, 'behaviour', 'changed', id);
    return { url: frameworkAt(id, behaviour.competencyId) };
  }

  @Post(':id/move')
  @Redirect('/framework', 303)
  async move(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { competencyId } = await this.behaviours.byId(id);
    await this.behaviours.move(id, readForm(MoveForm, body).direction);
    await this.changes.record(me.id, 'behaviour', 'moved', id);
    return { url: frameworkAt(id, competencyId) };
  }

  again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id?: string };
    const { body } = request as { body: PostedBody };
    return this.page(textsOf(request), typed(body), listOf(body.groups), id ?? null, rejected);
  }

  private async page(
    texts: Texts,
    values: Record<string, string>,
    groups: readonly string[],
    id: string | null,
    rejected?: FormRejected,
  ): Promise<object> {
    const problems = presentProblems(rejected?.problems ?? [], texts);
    const form = { texts, offered: this.organisation.current().locales, typed: values, problems };
    return presentBehaviourForm(form, await this.competencies.all(), groups, id);
  }

  private read(body: unknown, present?: BehaviourTexts): BehaviourTexts {
    const form = readForm(BehaviourForm, body);
    requireTexts(form, ['statement'], this.organisation.current().locales);
    return {
      competencyId: form.competencyId,
      groups: form.groups,
      statement: textFrom(form, 'statement', present?.statement),
      selfStatement: textFrom(form, 'selfStatement', present?.selfStatement),
    };
  }
}
