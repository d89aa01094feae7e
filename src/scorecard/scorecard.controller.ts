import { Body, Controller, Get, Header, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { textIn } from '../domain/locale.js';
import type { FormRejected } from '../domain/errors.js';
import { perspectives } from '../domain/strategy-map.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { FieldReading } from '../web/field-reading.js';
import { readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentBehaviours } from './behaviours.presenter.js';
import { type FormValues, numberField, typedNumber, typedValues } from './form-fields.presenter.js';
import { readWeight } from './number-fields.js';
import { part, type PartForm } from './part-form.presenter.js';
import { Periods } from './periods.js';
import { PerspectiveWeights } from './perspective-weights.js';
import { presentPlan } from './plan.presenter.js';
import { RatedFramework } from './rated-framework.js';
import { ScorecardChanges } from './scorecard-changes.js';
import { scorecardFile } from './scorecard-file.js';
import { presentScorecard } from './scorecard.presenter.js';
import { usualWeight } from './scorecard.js';
import { Scorecards } from './scorecards.js';
import { presentSums } from './sums.presenter.js';
import { WeightsForm } from './weights.form.js';

@Controller('scorecard')
@Access('auditor')
export class ScorecardController {
  constructor(
    private readonly scorecards: Scorecards,
    private readonly rated: RatedFramework,
    private readonly periods: Periods,
    private readonly weights: PerspectiveWeights,
    private readonly changes: ScorecardChanges,
  ) {}

  @Get()
  @Render('scorecard/scorecard-show')
  async show(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { values } = await this.rated.read(me.id);
    const valueNames = new Map(values.map(({ id, title }) => [id, textIn(title, texts.locale)]));
    const scorecard = await this.scorecards.read(me.id);
    const mayImport = me.roles.includes('administrator');
    return presentScorecard({ scorecard, valueNames, today: this.periods.today, mayImport }, texts);
  }

  @Get('sums')
  @Render('scorecard/sums-show')
  async sums(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentSums(await this.scorecards.read(me.id), texts);
  }

  @Get('plan')
  @Render('scorecard/plan-show')
  async plan(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentPlan(await this.scorecards.read(me.id), texts);
  }

  @Get('behaviours')
  @Render('scorecard/behaviours-show')
  async behaviours(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentBehaviours(await this.rated.read(me.id), await this.scorecards.read(me.id), texts);
  }

  @Get('file')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="scorecard.csv"')
  @Header('content-security-policy', 'sandbox')
  async file(@Me() me: SignedIn, @Lang() texts: Texts): Promise<string> {
    return scorecardFile(await this.scorecards.read(me.id), texts);
  }

  @Get('weights')
  @Render('scorecard/part-form')
  async weightsForm(@Me() me: SignedIn, @Lang() texts: Texts): Promise<PartForm> {
    const { perspectives: parts } = await this.scorecards.read(me.id);
    const values = parts.map(({ perspective, weight }) => [perspective, typedNumber(weight, texts)] as const);
    return presentWeights(Object.fromEntries(values), texts);
  }

  @Post('weights')
  @Redirect(paths.scorecardPlan(), 303)
  @ShowAgain('scorecard/part-form', 'again')
  async changeWeights(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const form = readForm(WeightsForm, body);
    const reading = new FieldReading();
    const read = (name: keyof WeightsForm) => reading.read(() => readWeight(name, form[name], usualWeight));
    const weights = reading.finish({
      financial: read('financial'),
      customer: read('customer'),
      process: read('process'),
      learning: read('learning'),
    });
    await this.weights.change(weights);
    await this.changes.record(me.id, 'weights', 'changed');
  }

  again(request: FastifyRequest, rejected: FormRejected): PartForm {
    return presentWeights(typedValues(request.body), textsOf(request), rejected);
  }
}

function presentWeights(values: FormValues, texts: Texts, rejected?: FormRejected): PartForm {
  const errors = presentProblems(rejected?.problems ?? [], texts);
  return {
    backHref: paths.scorecardPlan(),
    action: paths.scorecardWeights(),
    heading: texts.t('scorecard.weights.heading'),
    lead: texts.t('scorecard.weights.lead'),
    submit: texts.t('scorecard.save'),
    deleteHref: '',
    deleteLabel: '',
    errors,
    parts: perspectives.map((perspective) =>
      part(
        'field',
        numberField(perspective, { values, errors, texts }, { label: texts.t(`scorecard.perspective.${perspective}`) }),
      ),
    ),
  };
}
