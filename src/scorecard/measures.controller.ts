import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Frameworks } from '../competencies/frameworks.js';
import { type FormRejected, NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ratedKeys } from './computed-measures.js';
import { type FormValues, typedNumber, typedValues } from './form-fields.presenter.js';
import { MeasureForm } from './measure.form.js';
import { presentMeasureForm } from './measure-form.presenter.js';
import { presentMeasure } from './measure-show.presenter.js';
import { Measures } from './measures.js';
import { Objectives } from './objectives.js';
import { Owners } from './owners.js';
import type { PartForm } from './part-form.presenter.js';
import { RatedFramework } from './rated-framework.js';
import { ScorecardChanges } from './scorecard-changes.js';
import { objectivesOf, Scorecards } from './scorecards.js';

const numbers = ['baseline', 'target', 'worst', 'best', 'weight'] as const;

@Controller('scorecard')
@Access('auditor')
export class MeasuresController {
  constructor(
    private readonly measures: Measures,
    private readonly objectives: Objectives,
    private readonly scorecards: Scorecards,
    private readonly frameworks: Frameworks,
    private readonly rated: RatedFramework,
    private readonly owners: Owners,
    private readonly organisation: Organisation,
    private readonly changes: ScorecardChanges,
  ) {}

  @Get('objectives/:objectiveId/measures/new')
  @Render('scorecard/part-form')
  async blank(@Param('objectiveId') objectiveId: string, @Lang() texts: Texts): Promise<PartForm> {
    await this.objectives.byId(objectiveId);
    return this.form(null, objectiveId, { source: 'entered', weight: texts.number(1) }, texts);
  }

  @Post('objectives/:objectiveId/measures/new')
  @Redirect('/', 303)
  @ShowAgain('scorecard/part-form', 'again')
  async add(
    @Param('objectiveId') objectiveId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    await this.objectives.byId(objectiveId);
    const id = await this.measures.add(objectiveId, readForm(MeasureForm, body));
    await this.changes.record(me.id, 'measure', 'added', id);
    return { url: paths.measure(id) };
  }

  @Get('measures/:id')
  @Render('scorecard/measure-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    await this.measures.byId(id);
    const scorecard = await this.scorecards.read(me.id);
    const objective = objectivesOf(scorecard).find(({ measures }) => measures.some(({ row }) => row.id === id));
    const measure = objective?.measures.find(({ row }) => row.id === id);
    if (!objective || !measure) throw new NotFound();
    const { source } = measure.row;
    const isRated = source !== 'entered' && ratedKeys.includes(source);
    return presentMeasure(
      {
        measure,
        objective: objective.row,
        owner: scorecard.owners.get(measure.row.ownerId ?? '') ?? '',
        names: await this.scorecards.names(measure.points.flatMap(({ enteredBy }) => enteredBy ?? [])),
        timeZone: this.organisation.current().timeZone,
        latest: isRated ? (await this.rated.read(me.id)).latest : null,
      },
      texts,
    );
  }

  @Get('measures/:id/edit')
  @Render('scorecard/part-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<PartForm> {
    const row = await this.measures.byId(id);
    const { name, source, competencyId, unit } = row;
    const figures = Object.fromEntries(numbers.map((each) => [each, typedNumber(row[each], texts)]));
    const owner = await this.owners.typed(row.ownerId);
    return this.form(
      id,
      row.objectiveId,
      { name, source, competencyId: competencyId ?? '', unit, owner, ...figures },
      texts,
    );
  }

  @Post('measures/:id/edit')
  @Redirect('/', 303)
  @ShowAgain('scorecard/part-form', 'again')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.measures.change(id, readForm(MeasureForm, body));
    await this.changes.record(me.id, 'measure', 'changed', id);
    return { url: paths.measure(id) };
  }

  @Get('measures/:id/deletion')
  @Render('scorecard/deletion')
  async ask(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { name } = await this.measures.byId(id);
    return {
      backHref: paths.measureEdit(id),
      heading: say(texts, 'scorecard.delete-heading', { name }),
      lead: texts.t('scorecard.measure.delete-lead'),
      submit: texts.t('scorecard.measure.delete'),
    };
  }

  @Post('measures/:id/deletion')
  @Redirect(paths.scorecardPlan(), 303)
  async delete(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.measures.delete(id);
    await this.changes.record(me.id, 'measure', 'deleted', id);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<PartForm> {
    const { id, objectiveId } = request.params as { id?: string; objectiveId?: string };
    const place = objectiveId ?? (await this.measures.byId(id ?? '')).objectiveId;
    return this.form(id ?? null, place, typedValues(request.body), textsOf(request), rejected);
  }

  private async form(
    id: string | null,
    objectiveId: string,
    values: FormValues,
    texts: Texts,
    rejected?: FormRejected,
  ): Promise<PartForm> {
    const framework = await this.frameworks.questionnaire();
    const errors = presentProblems(rejected?.problems ?? [], texts);
    return presentMeasureForm({ id, objectiveId, framework }, { values, texts, errors });
  }
}
