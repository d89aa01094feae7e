import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
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
import { BrandValueForm } from './brand-value.form.js';
import { BrandValues, type BrandValueTexts } from './brand-values.js';
import { presentBrandValueForm } from './brand-value.presenter.js';
import { FrameworkChanges } from './framework-changes.js';
import { frameworkAt } from './framework-places.js';
import { requireTexts, textFrom } from './local-text-fields.js';
import { MoveForm } from './move.form.js';
import { type FormState, typedText } from './part-form.presenter.js';

@Access('administrator')
@Controller('/framework/values')
export class BrandValuesController {
  constructor(
    private readonly values: BrandValues,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get('new')
  @Render('competencies/part-form')
  blank(@Lang() texts: Texts): object {
    return presentBrandValueForm(this.state(texts), null);
  }

  @Post('new')
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async add(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const id = await this.values.add(this.read(body));
    await this.changes.record(me.id, 'value', 'added', id);
    return { url: frameworkAt(id) };
  }

  @Get(':id')
  @Render('competencies/part-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { name, promise } = await this.values.byId(id);
    return presentBrandValueForm(
      this.state(texts, { ...typedText('name', name), ...typedText('promise', promise) }),
      id,
    );
  }

  @Post(':id')
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.values.change(id, this.read(body, await this.values.byId(id)));
    await this.changes.record(me.id, 'value', 'changed', id);
    return { url: frameworkAt(id) };
  }

  @Post(':id/move')
  @Redirect('/framework', 303)
  async move(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.values.move(id, readForm(MoveForm, body).direction);
    await this.changes.record(me.id, 'value', 'moved', id);
    return { url: frameworkAt(id) };
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    const { id } = request.params as { id?: string };
    const problems = presentProblems(rejected.problems, texts);
    return presentBrandValueForm({ ...this.state(texts, typed(request.body)), problems }, id ?? null);
  }

  private state(texts: Texts, values: Record<string, string> = {}): FormState {
    return { texts, offered: this.organisation.current().locales, typed: values, problems: [] };
  }

  private read(body: unknown, present?: BrandValueTexts): BrandValueTexts {
    const form = readForm(BrandValueForm, body);
    requireTexts(form, ['name'], this.organisation.current().locales);
    return { name: textFrom(form, 'name', present?.name), promise: textFrom(form, 'promise', present?.promise) };
  }
}
