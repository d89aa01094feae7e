import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, NotFound } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { OwnReports } from './own-reports.js';
import { PlanLookup } from './plan-lookup.js';
import { PulsePeople } from './pulse-people.js';
import { presentPulse, presentPulseForm, presentPulseReview } from './pulse.presenter.js';
import { type PulseChoice, Pulses } from './pulses.service.js';

const list = Transform(({ value }: { value: unknown }) => listOf(value));

class PulseForm {
  @list @IsString({ each: true }) @ArrayMaxSize(10) action: string[] = [];
  @list @IsString({ each: true }) @ArrayMaxSize(100) person: string[] = [];
  @IsString({ message: 'form.invalid' })
  @MaxLength(2000, { message: 'plans.error.long', context: { n: 2000 } })
  emails: string;
}

/** The pulse of a plan: chosen, looked over, sent once; its result once, at the end. */
@Controller('plans/:reviewId/pulse')
@Access('signed-in')
export class PulsesController {
  constructor(
    private readonly reports: OwnReports,
    private readonly lookup: PlanLookup,
    private readonly people: PulsePeople,
    private readonly pulses: Pulses,
  ) {}

  @Get()
  @Render('plans/pulse-show')
  async show(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const sent = await this.pulses.of(reviewId, me.id);
    if (sent) return { form: null, pulse: presentPulse(reviewId, sent, texts) };
    return this.formPage(reviewId, me.id, { actionIds: [], personIds: [], emails: '' }, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    const texts = textsOf(request);
    const body = request.body as Record<string, unknown>;
    const choice = {
      actionIds: listOf(body.action),
      personIds: listOf(body.person),
      emails: typed(body).emails ?? '',
    };
    const errors = presentProblems(rejected.problems, texts);
    return this.formPage(reviewId, request.signedIn?.id ?? '', choice, errors, texts);
  }

  /** Looked over before it leaves; nothing is stored. */
  @Post('review')
  @ShowAgain('plans/pulse-show', 'again')
  @Render('plans/pulse-review')
  async review(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const planned = await this.pulses.plan(reviewId, me.id, choiceOf(readForm(PulseForm, body)));
    return presentPulseReview(reviewId, planned, this.lookup.today, texts);
  }

  @Post()
  @ShowAgain('plans/pulse-show', 'again')
  @Redirect('/', 303)
  async send(@Param('reviewId') reviewId: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.pulses.send(reviewId, me.id, choiceOf(readForm(PulseForm, body)));
    return { url: paths.planPulse(reviewId) };
  }

  private async formPage(
    reviewId: string,
    personId: string,
    choice: PulseChoice,
    errors: readonly ShownProblem[],
    texts: Texts,
  ): Promise<object> {
    const { shown } = await this.reports.find(reviewId, personId);
    const written = await this.lookup.of(reviewId);
    if (!written || written.actions.length === 0) throw new NotFound();
    const near = await this.people.near(personId);
    const page = { reviewId, written, near, choice, errors, k: shown.thresholds.ratings };
    return { form: presentPulseForm(page, this.lookup.today, texts), pulse: null };
  }
}

function choiceOf({ action, person, emails }: PulseForm): PulseChoice {
  return { actionIds: action, personIds: person, emails };
}
