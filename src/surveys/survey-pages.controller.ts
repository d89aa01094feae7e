import { Get, Param, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SentTo } from '../web/answered-with.js';
import { presentCheck } from './check.presenter.js';
import { CommentNames } from './comment-names.js';
import { judgedCount } from './form-state.js';
import { type OpenVisit, requestOf } from './open-visit.js';
import { RaterCopies } from './rater-copies.js';
import type { RaterFrame } from './rater-frame.presenter.js';
import { RaterGuest } from './rater-guest.js';
import { presentDecline, presentSent } from './rater-pages.presenter.js';
import type { RaterRequest } from './rater-visit.js';
import { presentSurvey } from './survey.presenter.js';
import { Surveys } from './surveys.js';

/** The pages of one request. Reading any of them changes nothing: mail scanners read them all. */
export abstract class SurveyPagesController {
  constructor(
    private readonly guest: RaterGuest,
    private readonly surveys: Surveys,
    private readonly copies: RaterCopies,
    private readonly names: CommentNames,
  ) {}

  protected abstract visit(request: FastifyRequest, assignmentId?: string, copies?: boolean): Promise<OpenVisit>;

  @Get(':assignmentId')
  @Render('surveys/survey-form')
  async form(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<object> {
    const { frame, request } = await this.enter(http, id);
    this.guest.refuseAfterObjection(frame, request.status);
    const { questionnaireId } = frame.visit.cycle;
    const questionnaire = await this.surveys.questionnaire(questionnaireId);
    const form = await this.surveys.form(questionnaireId, request.group);
    return presentSurvey({ frame, request, questionnaire, form, state: this.copies.stateOf(frame.visit, request) });
  }

  @Get(':assignmentId/check')
  @Render('surveys/check')
  async check(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<object> {
    const { frame, request } = await this.enter(http, id);
    const form = await this.surveys.form(frame.visit.cycle.questionnaireId, request.group);
    const state = this.copies.stateOf(frame.visit, request);
    if (judgedCount(state) === 0) throw new SentTo(frame.places.form(id));
    return presentCheck(frame, request, form, state, await this.names.findIn(state, frame.visit, request));
  }

  @Get(':assignmentId/decline')
  @Render('surveys/decline')
  async declining(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<object> {
    const { frame, request } = await this.enter(http, id);
    const copy = this.copies.open(frame.visit, request);
    return presentDecline(frame, request, copy !== null && judgedCount(copy) === 0);
  }

  /** The next person needs all of the rater's requests, but nothing of what was written in them. */
  @Get(':assignmentId/sent')
  @Render('surveys/sent')
  async sent(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<object> {
    const brief = await this.visit(http, undefined, false);
    const visit = this.guest.isAnswering(brief) ? brief : await this.visit(http);
    const request = requestOf(visit, id);
    const frame = this.guest.frame(visit, http);
    if (request.status !== 'done') throw new SentTo(frame.places.form(id));
    return presentSent(frame, request, visit.requests);
  }

  private async enter(http: FastifyRequest, id: string): Promise<{ frame: RaterFrame; request: RaterRequest }> {
    const visit = await this.visit(http, id);
    const request = requestOf(visit, id);
    const frame = this.guest.frame(visit, http);
    this.guest.refuseUsedCode(frame, request.status);
    return { frame, request };
  }
}
