import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Frameworks } from '../competencies/frameworks.js';
import { type FormRejected, NotFound } from '../domain/errors.js';
import { type Perspective, perspectives } from '../domain/strategy-map.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { type FormState, type FormValues, typedNumber, typedValues, valueOf } from './form-fields.presenter.js';
import { ObjectiveForm } from './objective.form.js';
import { presentObjective } from './objective.presenter.js';
import { presentObjectiveForm } from './objective-form.presenter.js';
import { Objectives } from './objectives.js';
import type { PartForm } from './part-form.presenter.js';
import { RatedFramework } from './rated-framework.js';
import { ScorecardChanges } from './scorecard-changes.js';
import { objectivesOf, Scorecards } from './scorecards.js';

@Controller('scorecard/objectives')
@Access('auditor')
export class ObjectivesController {
  constructor(
    private readonly objectives: Objectives,
    private readonly scorecards: Scorecards,
    private readonly frameworks: Frameworks,
    private readonly rated: RatedFramework,
    private readonly changes: ScorecardChanges,
  ) {}

  @Get('new/:perspective')
  @Render('scorecard/part-form')
  blank(@Param('perspective') perspective: string, @Lang() texts: Texts): Promise<PartForm> {
    return this.page(null, { perspective: known(perspective), weight: texts.number(1) }, texts);
  }

  @Post('new/:perspective')
  @Redirect('/', 303)
  @ShowAgain('scorecard/part-form', 'again')
  async add(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const id = await this.objectives.add(readForm(ObjectiveForm, body));
    await this.changes.record(me.id, 'objective', 'added', id);
    return { url: paths.objective(id) };
  }

  @Get(':id')
  @Render('scorecard/objective-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    await this.objectives.byId(id);
    const scorecard = await this.scorecards.read(me.id);
    const objective = objectivesOf(scorecard).find(({ row }) => row.id === id);
    if (!objective) throw new NotFound();
    return presentObjective(objective, scorecard, await this.rated.read(me.id), texts);
  }

  @Get(':id/edit')
  @Render('scorecard/part-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<PartForm> {
    const { weight, ...row } = await this.objectives.byId(id);
    const effects = await this.objectives.effectsOf(id);
    const { name, perspective, valueIds, competencyIds } = row;
    return this.page(
      id,
      { name, perspective, valueIds, competencyIds, effects, weight: typedNumber(weight, texts) },
      texts,
    );
  }

  @Post(':id/edit')
  @Redirect('/', 303)
  @ShowAgain('scorecard/part-form', 'again')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.objectives.change(id, readForm(ObjectiveForm, body));
    await this.changes.record(me.id, 'objective', 'changed', id);
    return { url: paths.objective(id) };
  }

  @Get(':id/deletion')
  @Render('scorecard/deletion')
  async ask(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { name } = await this.objectives.byId(id);
    return {
      backHref: paths.objectiveEdit(id),
      heading: say(texts, 'scorecard.delete-heading', { name }),
      lead: texts.t('scorecard.objective.delete-lead'),
      submit: texts.t('scorecard.objective.delete'),
    };
  }

  @Post(':id/deletion')
  @Redirect(paths.scorecardPlan(), 303)
  async delete(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.objectives.delete(id);
    await this.changes.record(me.id, 'objective', 'deleted', id);
  }

  again(request: FastifyRequest, rejected: FormRejected): Promise<PartForm> {
    const { id, perspective = '' } = request.params as { id?: string; perspective?: string };
    const texts = textsOf(request);
    const values = { perspective, ...typedValues(request.body) };
    return this.page(id ?? null, values, texts, rejected);
  }

  private async page(id: string | null, values: FormValues, texts: Texts, rejected?: FormRejected): Promise<PartForm> {
    const state: FormState = { values, texts, errors: presentProblems(rejected?.problems ?? [], texts) };
    const objectives = await this.objectives.all();
    const framework = await this.frameworks.questionnaire();
    const perspective = known(valueOf('perspective', state) || (perspectives[0] as string));
    return presentObjectiveForm({ id, perspective, objectives, framework }, state);
  }
}

export function known(perspective: string): Perspective {
  const found = perspectives.find((each) => each === perspective);
  if (!found) throw new NotFound();
  return found;
}
