import { Body, Controller, Get, HttpCode, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { pillars, type Pillar } from '../domain/assessment.js';
import { FormRejected, NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { readAnswers } from './answer-fields.js';
import { presentAnswerPage, presentSending, valuesOf } from './answer-form.presenter.js';
import { NothingForm } from './round.form.js';
import { RoundAnswers } from './round-answers.js';
import { type OpenedRound, Rounds } from './rounds.js';
import { SystemEvidences } from './system-evidence.js';

type Url = { readonly url: string };

/** A leader answering alone, one pillar a page; saved with each step, resumed where it was left. */
@Controller('assessment/:id')
@Access('auditor')
export class AnswersController {
  constructor(
    private readonly rounds: Rounds,
    private readonly answers: RoundAnswers,
    private readonly evidences: SystemEvidences,
  ) {}

  @Get('pillars/:pillar')
  @Render('assessment/answer-form')
  async page(
    @Param('id') id: string,
    @Param('pillar') pillar: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const opened = await this.asked(id, me);
    const values = valuesOf(await this.answers.ofPerson(id, me.id));
    return this.present(opened, pillarFrom(pillar), me, values, [], texts);
  }

  /** What the script sends while the leader writes. */
  @Post('pillars/:pillar/draft')
  @HttpCode(204)
  async draft(
    @Param('id') id: string,
    @Param('pillar') pillar: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<void> {
    await this.store(id, pillarFrom(pillar), body, me);
  }

  @Post('pillars/:pillar')
  @Redirect('/', 303)
  @ShowAgain('assessment/answer-form', 'again')
  async save(
    @Param('id') id: string,
    @Param('pillar') wanted: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<Url> {
    const pillar = pillarFrom(wanted);
    const fileFor = await this.store(id, pillar, body, me);
    if (fileFor !== null) return { url: paths.assessmentFileForm(id, fileFor) };
    const next = pillars[pillars.indexOf(pillar) + 1];
    return { url: next ? paths.assessmentPillar(id, next) : paths.assessmentPart(id, 'sending') };
  }

  @Get('sending')
  @Render('assessment/sending-form')
  async review(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentSending(await this.asked(id, me), await this.answers.ofPerson(id, me.id), me, texts);
  }

  @Post('sending')
  @Redirect('/', 303)
  async send(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<Url> {
    readForm(NothingForm, body);
    await this.asked(id, me);
    await this.answers.send(id, me.id);
    return { url: paths.assessmentRound(id) };
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { id, pillar } = request.params as { id: string; pillar: string };
    const me = request.signedIn!;
    const opened = await this.asked(id, me);
    return this.present(
      opened,
      pillarFrom(pillar),
      me,
      typed(request.body),
      presentProblems(rejected.problems, texts),
      texts,
    );
  }

  private async store(id: string, pillar: Pillar, body: unknown, me: SignedIn): Promise<number | null> {
    await this.asked(id, me);
    const { answers, fileFor } = readAnswers(pillar, body);
    await this.answers.save(id, me.id, answers);
    return fileFor;
  }

  private async present(
    opened: OpenedRound,
    pillar: Pillar,
    me: SignedIn,
    values: Record<string, string>,
    errors: readonly { field: string; message: string }[],
    texts: Texts,
  ) {
    const files = await this.answers.files(opened.round.id);
    const evidence = await this.evidences.all(me.id);
    return presentAnswerPage({ opened, pillar, me, values, files, evidence }, errors, texts);
  }

  /** For others there is no such page. */
  private async asked(id: string, me: SignedIn): Promise<OpenedRound> {
    const opened = await this.rounds.open(id, me);
    if (!opened.isParticipant) throw new NotFound();
    return opened;
  }
}

function pillarFrom(wanted: string): Pillar {
  const pillar = pillars.find((each) => each === wanted);
  if (!pillar) throw new NotFound();
  return pillar;
}
