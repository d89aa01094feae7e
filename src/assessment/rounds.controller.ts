import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { readDay } from '../followup/day-fields.js';
import type { Texts } from '../i18n/texts.js';
import { Periods } from '../scorecard/periods.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { FieldReading } from '../web/field-reading.js';
import { listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import type { AssessmentRoundEntity } from './assessment-round.entity.js';
import { NothingForm, RoundForm } from './round.form.js';
import { RoundResults } from './round-results.js';
import { type NewRound, type OpenedRound, Rounds } from './rounds.js';
import { presentRoundForm, presentRounds, roundValues } from './rounds.presenter.js';

type Url = { readonly url: string };
type Deed = 'closing' | 'discarding';

/** Rounds of the self-assessment: what there is, opening one, and what its lead may do while leaders answer. */
@Controller('assessment')
@Access('auditor')
export class RoundsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly results: RoundResults,
    private readonly organisation: Organisation,
    private readonly periods: Periods,
  ) {}

  @Get()
  @Render('assessment/round-index')
  async index(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const lines = [];
    for (const round of await this.rounds.all()) {
      const result = await this.results.open(round.id, me);
      lines.push({ result, sent: result.participants.filter(({ sentAt }) => sentAt !== null).length });
    }
    const { timeZone } = this.organisation.current();
    return presentRounds(lines, (await this.rounds.leaders()).length, timeZone, texts);
  }

  @Get('new')
  @Render('assessment/round-form')
  async blank(@Lang() texts: Texts): Promise<object> {
    const leaders = await this.rounds.leaders();
    const chosen = leaders.map(({ personId }) => personId);
    return presentRoundForm({ round: null, leaders, chosen, values: {} }, [], texts);
  }

  @Post('new')
  @Redirect('/', 303)
  @ShowAgain('assessment/round-form', 'again')
  async begin(@Body() body: unknown, @Me() me: SignedIn, @Lang() texts: Texts): Promise<Url> {
    const round = await this.read(readForm(RoundForm, body), texts, true);
    return { url: paths.assessmentRound(await this.rounds.begin(round, me.id)) };
  }

  @Get(':id/changes')
  @Render('assessment/round-form')
  async edit(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { round } = await this.ofLead(id, me);
    return presentRoundForm({ round, leaders: [], chosen: [], values: roundValues(round, texts) }, [], texts);
  }

  @Post(':id/changes')
  @Redirect('/', 303)
  @ShowAgain('assessment/round-form', 'again')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn, @Lang() texts: Texts): Promise<Url> {
    const { round } = await this.ofLead(id, me);
    const { name, dueOn } = await this.read(readForm(RoundForm, body), texts, false);
    await this.rounds.change(round, { name, dueOn }, me.id);
    return { url: paths.assessmentRound(id) };
  }

  @Get(':id/closing')
  @Render('assessment/deed-form')
  async askClosing(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { participants } = await this.ofLead(id, me);
    const sent = participants.filter(({ sentAt }) => sentAt !== null).length;
    return presentDeed(id, 'close', 'closing', { sent, total: participants.length }, texts);
  }

  @Post(':id/closing')
  @Redirect('/', 303)
  async close(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<Url> {
    readForm(NothingForm, body);
    await this.ofLead(id, me);
    await this.rounds.reveal(id, me.id);
    return { url: paths.assessmentRound(id) };
  }

  @Get(':id/discarding')
  @Render('assessment/deed-form')
  async askDiscarding(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    await this.ofLead(id, me);
    return presentDeed(id, 'discard', 'discarding', {}, texts);
  }

  @Post(':id/discarding')
  @Redirect(paths.assessment(), 303)
  async discard(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    readForm(NothingForm, body);
    await this.ofLead(id, me);
    await this.rounds.discard(id, me.id);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { id } = request.params as { id?: string };
    const round: AssessmentRoundEntity | null = id ? await this.rounds.byId(id) : null;
    const chosen = listOf((request.body as { people?: unknown }).people);
    const parts = { round, leaders: await this.rounds.leaders(), chosen, values: typed(request.body) };
    return presentRoundForm(parts, presentProblems(rejected.problems, texts), texts);
  }

  /** Only who opened a round leads it; once answers are shown there is nothing left to do here. */
  private async ofLead(id: string, me: SignedIn): Promise<OpenedRound> {
    const opened = await this.rounds.open(id, me);
    if (!opened.isLead || opened.round.state !== 'answering') throw new NotFound();
    return opened;
  }

  private async read(form: RoundForm, texts: Texts, isNew: boolean): Promise<NewRound> {
    const reading = new FieldReading();
    if (form.name === '') reading.add(fieldProblem('name', 'assessment.error.name', { maximum: 100 }));
    const dueOn = reading.read(() => readDay(form, 'dueOn', texts.locale));
    if (dueOn !== undefined && dueOn <= this.periods.today)
      reading.add(fieldProblem('dueOn', 'assessment.error.dueOn'));
    const leaders = new Set((await this.rounds.leaders()).map(({ personId }) => personId));
    const personIds = [...new Set(form.people)];
    if (isNew && personIds.length === 0) reading.add(fieldProblem('people', 'assessment.error.people'));
    if (personIds.some((id) => !leaders.has(id))) reading.add(fieldProblem('people', 'assessment.error.people-gone'));
    return reading.finish({ name: form.name, dueOn, personIds });
  }
}

export function presentDeed(
  id: string,
  words: string,
  part: Deed | 'finishing',
  params: Record<string, number>,
  texts: Texts,
): object {
  return {
    back: paths.assessmentRound(id),
    heading: texts.t(`assessment.${words}.heading`),
    lead: texts.t(`assessment.${words}.lead`, params),
    action: paths.assessmentPart(id, part),
    submit: texts.t(`assessment.${words}.submit`),
  };
}
