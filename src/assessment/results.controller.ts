import { Body, Controller, Get, Header, Param, Post, Redirect, Render, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readComment } from '../domain/comment-cleaning.js';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { type Choice, choices, pointsFrom } from '../domain/assessment.js';
import type { Texts } from '../i18n/texts.js';
import { Typesetter } from '../reports/pdf/typesetter.js';
import { Access } from '../web/access.js';
import { download, fileHeaders } from '../web/downloads.js';
import { FieldReading } from '../web/field-reading.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { proofLimit } from './answer-fields.js';
import { LinkedVoices, type Voices } from './linked-voices.js';
import { questionFrom } from './proof-files.controller.js';
import { presentResultDocument } from './result-document.presenter.js';
import { resultFile } from './result-file.js';
import { presentResult, presentTalk } from './result.presenter.js';
import { AgreementForm, NothingForm } from './round.form.js';
import { RoundAnswers } from './round-answers.js';
import { type RoundResult, RoundResults } from './round-results.js';
import { type OpenedRound, Rounds } from './rounds.js';
import { presentWaiting } from './rounds.presenter.js';
import { presentDeed } from './rounds.controller.js';

type Url = { readonly url: string };
const policy = ['content-security-policy', fileHeaders['content-security-policy']] as const;

/** One round: while leaders answer what waits, then the answers side by side, what is agreed, and the result as a file. */
@Controller('assessment/:id')
@Access('auditor')
export class ResultsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly answers: RoundAnswers,
    private readonly results: RoundResults,
    private readonly voices: LinkedVoices,
    private readonly typesetter: Typesetter,
  ) {}

  @Get()
  @Render('assessment/round-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const opened = await this.rounds.open(id, me);
    if (opened.round.state !== 'answering')
      return { waiting: null, result: presentResult(await this.page(opened, me), texts) };
    const own = await this.answers.ofPerson(id, me.id);
    return { waiting: presentWaiting(opened, own, me.id, texts), result: null };
  }

  @Get('questions/:question')
  @Render('assessment/question-show')
  async talk(
    @Param('id') id: string,
    @Param('question') question: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    return presentTalk(await this.inside(id, me), questionFrom(question), null, [], texts);
  }

  @Post('questions/:question')
  @Redirect('/', 303)
  @ShowAgain('assessment/question-show', 'again')
  async agree(
    @Param('id') id: string,
    @Param('question') wanted: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<Url> {
    const question = questionFrom(wanted);
    await this.inside(id, me);
    const form = readForm(AgreementForm, body);
    const reading = new FieldReading();
    const { text, length, isTooLong } = readComment(form.note, proofLimit);
    if (isTooLong) reading.add(fieldProblem('note', 'assessment.error.note-long', { length, maximum: proofLimit }));
    if (pointsFrom(form.choice) === null) reading.add(fieldProblem('choice', 'assessment.error.agree-on-one'));
    const choice: Choice = choices.find((each) => each === form.choice) ?? '';
    await this.answers.agree(id, reading.finish({ question, choice, text }), me.id);
    return { url: paths.assessmentRound(id) };
  }

  @Post('alike')
  @Redirect('/', 303)
  async agreeOnSame(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<Url> {
    readForm(NothingForm, body);
    const { participants } = await this.inside(id, me);
    const sent = participants.filter(({ sentAt }) => sentAt !== null).map(({ personId }) => personId);
    await this.answers.agreeOnSame(id, sent, me.id);
    return { url: paths.assessmentRound(id) };
  }

  @Get('finishing')
  @Render('assessment/deed-form')
  async askFinishing(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { agreed, round } = await this.inside(id, me);
    if (round.state !== 'agreeing') throw new NotFound();
    return presentDeed(id, 'finish', 'finishing', { agreed }, texts);
  }

  @Post('finishing')
  @Redirect('/', 303)
  async finish(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<Url> {
    readForm(NothingForm, body);
    await this.inside(id, me);
    await this.rounds.finish(id, me.id);
    return { url: paths.assessmentRound(id) };
  }

  @Get('pdf')
  @Header(...policy)
  async pdf(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const page = await this.page(await this.shown(id, me), me);
    const pdf = await this.typesetter.pdf(presentResultDocument(page, texts), 'assessment');
    return download(pdf, texts.t('assessment.result.file-name', { round: page.result.round.name }), 'pdf');
  }

  @Get('csv')
  @Header(...policy)
  async csv(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const { result } = await this.page(await this.shown(id, me), me);
    const file = Buffer.from(resultFile(result, texts));
    return download(file, texts.t('assessment.result.file-name', { round: result.round.name }), 'csv');
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { id, question } = request.params as { id: string; question: string };
    const { choice = '', note = '' } = typed(request.body);
    const result = await this.inside(id, request.signedIn!);
    return presentTalk(
      result,
      questionFrom(question),
      { choice, note },
      presentProblems(rejected.problems, texts),
      texts,
    );
  }

  private async page(opened: OpenedRound, me: SignedIn): Promise<{ result: RoundResult; voices: Voices | null }> {
    const { state, cycleId } = opened.round;
    const isOver = state === 'finished';
    const voices = isOver && cycleId === null ? null : await this.voices.read(isOver ? (cycleId ?? '') : '', me);
    return { result: await this.results.of(opened, me.id), voices };
  }

  private async shown(id: string, me: SignedIn): Promise<OpenedRound> {
    const opened = await this.rounds.open(id, me);
    if (opened.round.state === 'answering') throw new NotFound();
    return opened;
  }

  /** Answers by name are for those who gave them and for who leads the round; for others there is no such page. */
  private async inside(id: string, me: SignedIn): Promise<RoundResult> {
    const opened = await this.shown(id, me);
    if (!opened.isInside) throw new NotFound();
    return this.results.of(opened, me.id);
  }
}
