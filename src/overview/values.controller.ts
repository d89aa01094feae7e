import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BrandValues } from '../competencies/brand-values.js';
import { calendarOf } from '../cycles/typed-days.js';
import { FormRejected, NotFound } from '../domain/errors.js';
import { readTypedDate } from '../domain/typed-date.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { readOverviewQuery } from './overview-query.js';
import { presentEvidenceForm } from './value-evidence.presenter.js';
import { ValueEvidence } from './value-evidence.js';
import { ValueEvidenceForm } from './value-evidence.form.js';
import { presentValueFigure } from './value-figure.presenter.js';
import { presentValueResults } from './value-results.presenter.js';
import { ValueResults } from './value-results.js';

/** Brand values and what feedback says of them: for everybody who works here. */
@Controller('values')
@Access('signed-in')
export class ValuesController {
  constructor(
    private readonly results: ValueResults,
    private readonly evidence: ValueEvidence,
    private readonly values: BrandValues,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  @Render('overview/values-show')
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const results = await this.results.show(readOverviewQuery(query).cycle, me);
    return { values: presentValueResults(results, me.roles.includes('administrator'), texts) };
  }

  /** What one figure is made of: never a person. */
  @Get(':valueId/figure')
  @Render('overview/figure-show')
  async figure(
    @Param('valueId') valueId: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const { view } = await this.results.show(readOverviewQuery(query).cycle, me);
    const { timeZone } = this.organisation.current();
    const page = view && presentValueFigure(view, valueId, timeZone, texts);
    if (!page) throw new NotFound();
    return page;
  }

  @Get(':valueId/evidence')
  @Access('administrator')
  @Render('overview/evidence-form')
  async blank(@Param('valueId') valueId: string, @Lang() texts: Texts): Promise<object> {
    return presentEvidenceForm(await this.values.byId(valueId), {}, [], texts);
  }

  @Post(':valueId/evidence')
  @Access('administrator')
  @Redirect('/values', 303)
  @ShowAgain('overview/evidence-form', 'again')
  async add(
    @Param('valueId') valueId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<void> {
    const form = readForm(ValueEvidenceForm, body);
    const day = { day: form.gatheredOnDay, month: form.gatheredOnMonth, year: form.gatheredOnYear };
    const read = readTypedDate(day, calendarOf(texts.locale), 'gatheredOn');
    if ('problem' in read) throw new FormRejected([read.problem]);
    await this.evidence.add({ valueId, source: form.source, text: form.text, gatheredOn: read.date }, me.id);
  }

  @Post('evidence/:id/removal')
  @Access('administrator')
  @Redirect('/values', 303)
  async remove(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.evidence.remove(id, me.id);
    return { url: paths.values() };
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { valueId } = request.params as { valueId: string };
    const value = await this.values.byId(valueId);
    return presentEvidenceForm(value, typed(request.body), presentProblems(rejected.problems, texts), texts);
  }
}
