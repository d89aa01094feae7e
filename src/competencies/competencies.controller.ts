import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { BrandValues } from './brand-values.js';
import { Competencies, type CompetencyTexts } from './competencies.js';
import { CompetencyForm } from './competency.form.js';
import { presentCompetencyForm, typedCompetency } from './competency.presenter.js';
import { FrameworkChanges } from './framework-changes.js';
import { frameworkAt } from './framework-places.js';
import { requireTexts, textFrom } from './local-text-fields.js';
import { MoveForm } from './move.form.js';

@Access('administrator')
@Controller('/framework/competencies')
export class CompetenciesController {
  constructor(
    private readonly values: BrandValues,
    private readonly competencies: Competencies,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get('new')
  @Render('competencies/part-form')
  blank(@Query('value') brandValueId: string | undefined, @Lang() texts: Texts): Promise<object> {
    return this.page(texts, { brandValueId: String(brandValueId ?? '') }, null);
  }

  @Post('new')
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async add(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const id = await this.competencies.add(this.read(body));
    await this.changes.record(me.id, 'competency', 'added', id);
    return { url: frameworkAt(id, id) };
  }

  @Get(':id')
  @Render('competencies/part-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    return this.page(texts, typedCompetency(await this.competencies.byId(id)), id);
  }

  @Post(':id')
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.competencies.change(id, this.read(body, await this.competencies.byId(id)));
    await this.changes.record(me.id, 'competency', 'changed', id);
    return { url: frameworkAt(id, id) };
  }

  @Post(':id/move')
  @Redirect('/framework', 303)
  async move(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.competencies.move(id, readForm(MoveForm, body).direction);
    await this.changes.record(me.id, 'competency', 'moved', id);
    return { url: frameworkAt(id, id) };
  }

  again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id?: string };
    return this.page(textsOf(request), typed(request.body), id ?? null, rejected);
  }

  private async page(
    texts: Texts,
    values: Record<string, string>,
    id: string | null,
    rejected?: FormRejected,
  ): Promise<object> {
    const problems = presentProblems(rejected?.problems ?? [], texts);
    const form = { texts, offered: this.organisation.current().locales, typed: values, problems };
    return presentCompetencyForm(form, await this.values.all(), id);
  }

  private read(body: unknown, present?: CompetencyTexts): CompetencyTexts {
    const form = readForm(CompetencyForm, body);
    requireTexts(form, ['name'], this.organisation.current().locales);
    return {
      brandValueId: form.brandValueId,
      name: textFrom(form, 'name', present?.name),
      shortName: textFrom(form, 'shortName', present?.shortName),
      ideas: [textFrom(form, 'idea1', present?.ideas[0]), textFrom(form, 'idea2', present?.ideas[1])],
    };
  }
}
