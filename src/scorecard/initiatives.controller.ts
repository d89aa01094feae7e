import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { partsToType } from '../cycles/typed-days.js';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import {
  choice,
  field,
  type FormState,
  type FormValues,
  typedNumber,
  typedValues,
  valueOf,
} from './form-fields.presenter.js';
import { initiativeStates } from './initiative.entity.js';
import { InitiativeForm } from './initiative.form.js';
import { Initiatives } from './initiatives.js';
import { Objectives } from './objectives.js';
import { Owners } from './owners.js';
import { part, type PartForm } from './part-form.presenter.js';
import { ScorecardChanges } from './scorecard-changes.js';

@Controller('scorecard')
@Access('auditor')
export class InitiativesController {
  constructor(
    private readonly initiatives: Initiatives,
    private readonly objectives: Objectives,
    private readonly owners: Owners,
    private readonly changes: ScorecardChanges,
  ) {}

  @Get('objectives/:objectiveId/initiatives/new')
  @Render('scorecard/part-form')
  async blank(@Param('objectiveId') objectiveId: string, @Lang() texts: Texts): Promise<PartForm> {
    await this.objectives.byId(objectiveId);
    return present(null, objectiveId, { values: { state: 'planned' }, errors: [], texts });
  }

  @Post('objectives/:objectiveId/initiatives/new')
  @Redirect('/', 303)
  @ShowAgain('scorecard/part-form', 'again')
  async add(
    @Param('objectiveId') objectiveId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    await this.objectives.byId(objectiveId);
    const id = await this.initiatives.add(objectiveId, readForm(InitiativeForm, body), texts.locale);
    await this.changes.record(me.id, 'initiative', 'added', id);
    return { url: paths.objective(objectiveId) };
  }

  @Get('initiatives/:id')
  @Render('scorecard/part-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<PartForm> {
    const { objectiveId, name, state, ownerId, dueOn } = await this.initiatives.byId(id);
    const owner = await this.owners.typed(ownerId);
    return present(id, objectiveId, { values: { name, state, owner, ...dueParts(dueOn, texts) }, errors: [], texts });
  }

  @Post('initiatives/:id')
  @Redirect('/', 303)
  @ShowAgain('scorecard/part-form', 'again')
  async change(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const { objectiveId } = await this.initiatives.byId(id);
    await this.initiatives.change(id, readForm(InitiativeForm, body), texts.locale);
    await this.changes.record(me.id, 'initiative', 'changed', id);
    return { url: paths.objective(objectiveId) };
  }

  @Get('initiatives/:id/deletion')
  @Render('scorecard/deletion')
  async ask(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { name } = await this.initiatives.byId(id);
    return {
      backHref: paths.initiative(id),
      heading: say(texts, 'scorecard.delete-heading', { name }),
      lead: texts.t('scorecard.initiative.delete-lead'),
      submit: texts.t('scorecard.initiative.delete'),
    };
  }

  @Post('initiatives/:id/deletion')
  @Redirect(paths.scorecardPlan(), 303)
  async delete(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.initiatives.delete(id);
    await this.changes.record(me.id, 'initiative', 'deleted', id);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<PartForm> {
    const { id, objectiveId } = request.params as { id?: string; objectiveId?: string };
    const texts = textsOf(request);
    const place = objectiveId ?? (await this.initiatives.byId(id ?? '')).objectiveId;
    const errors = presentProblems(rejected.problems, texts);
    return present(id ?? null, place, { values: typedValues(request.body), errors, texts });
  }
}

function present(id: string | null, objectiveId: string, state: FormState): PartForm {
  const { texts, errors } = state;
  const states = initiativeStates.map((each) => ({ value: each, label: texts.t(`scorecard.initiative.${each}`) }));
  const due = {
    name: 'dueOn',
    label: texts.t('scorecard.field.dueOn'),
    hint: texts.t('scorecard.hint.dueOn'),
    day: valueOf('dueOnDay', state),
    month: valueOf('dueOnMonth', state),
    year: valueOf('dueOnYear', state),
    error: messageFor('dueOn', errors),
  };
  return {
    backHref: paths.objective(objectiveId),
    action: id === null ? paths.initiativeNew(objectiveId) : paths.initiative(id),
    heading: texts.t(id === null ? 'scorecard.initiative.new' : 'scorecard.initiative.edit'),
    lead: texts.t('scorecard.initiative.form-lead'),
    submit: texts.t('scorecard.save'),
    deleteHref: id === null ? '' : paths.initiativeDeletion(id),
    deleteLabel: texts.t('scorecard.initiative.delete'),
    errors,
    parts: [
      part('field', field('name', state)),
      part('radio', choice('state', states, state)),
      part('field', field('owner', state)),
      part('date', due),
    ],
  };
}

function dueParts(dueOn: string | null, texts: Texts): FormValues {
  const parts = partsToType(dueOn, texts.locale);
  if (!parts) return {};
  const { day, month, year } = parts;
  return {
    dueOnDay: typedNumber(day, texts),
    dueOnMonth: typedNumber(month, texts),
    dueOnYear: typedNumber(year, texts),
  };
}
