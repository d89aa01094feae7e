import { HttpCode, Param, Post, Redirect, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AnsweredWith, SentTo } from '../web/answered-with.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { presentCheck } from './check.presenter.js';
import { DeclineForm } from './decline.form.js';
import { readForm } from '../web/forms.js';
import { readComment } from '../domain/comment-cleaning.js';
import { CommentNames } from './comment-names.js';
import { isMostlyBlank, judgedCount } from './form-state.js';
import { LinkUnknown, type OpenVisit, requestOf } from './open-visit.js';
import { PostedSurveys, type PostedSurvey } from './posted-surveys.js';
import { RaterGuest } from './rater-guest.js';
import { AnsweringClosed, SurveyAnswers } from './survey-answers.js';
import { Clock } from '../config/clock.js';

interface Url {
  readonly url: string;
}

/** What a rater does with one request. The body is whole before any of these begins; that instant is judged once. */
export abstract class SurveyPostsController {
  constructor(
    private readonly guest: RaterGuest,
    private readonly posted: PostedSurveys,
    private readonly answers: SurveyAnswers,
    private readonly names: CommentNames,
    private readonly clock: Clock,
  ) {}

  protected abstract visit(request: FastifyRequest, assignmentId?: string): Promise<OpenVisit>;

  /** What the script sends while the rater writes. */
  @Post(':assignmentId/draft')
  @HttpCode(204)
  @WritesItself()
  async keep(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<void> {
    await this.taking(http, id, 'draft', (survey, wholeAt) =>
      this.answers.save(survey.frame.visit, survey.request, survey.state, wholeAt),
    );
  }

  /** "Save and continue" under each heading, for a browser without script. */
  @Post(':assignmentId/save')
  @Redirect('/', 303)
  @WritesItself()
  async save(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<Url> {
    return this.taking(http, id, 'draft', async (survey, wholeAt) => {
      await this.answers.save(survey.frame.visit, survey.request, survey.state, wholeAt);
      return { url: survey.frame.places.form(id, survey.next) };
    });
  }

  @Post(':assignmentId/send')
  @Redirect('/', 303)
  @WritesItself()
  async send(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<Url> {
    return this.taking(http, id, 'final', async (survey, wholeAt) => {
      const { frame, request, state } = survey;
      if (survey.isMending) throw await this.posted.shownToMend(survey);
      const doubt = await this.doubt(survey);
      if (doubt && frame.visit.isByPrint) throw await this.checkedNow(survey, doubt);
      if (doubt) {
        await this.answers.save(frame.visit, request, state, wholeAt);
        return { url: doubt };
      }
      await this.answers.send(frame.visit, request, state, wholeAt);
      return { url: frame.places.sent(id) };
    });
  }

  @Post(':assignmentId/decline')
  @Redirect('/', 303)
  @WritesItself()
  async decline(@Param('assignmentId') id: string, @Req() http: FastifyRequest): Promise<Url> {
    const wholeAt = this.clock.now();
    const visit = await this.visit(http, id);
    const request = requestOf(visit, id);
    const frame = this.guest.frameForPost(visit, http);
    this.guest.refuseUsedCode(frame, request.status);
    const reason = readComment(readForm(DeclineForm, http.body).reason).text.slice(0, 1000);
    if (request.status !== 'declined') {
      await this.orNotTaken(http, () => this.answers.decline(visit, request, reason, wholeAt), frame);
    }
    return { url: frame.places.decline(id) };
  }

  /** Where to send a form first that had better not be sent as it is; null when nothing speaks against it. */
  private async doubt({ frame, request, form, state, isInsisting }: PostedSurvey): Promise<string | null> {
    if (judgedCount(state) === 0) return frame.places.decline(request.id);
    if (isInsisting) return null;
    const isDoubtful = isMostlyBlank(form, state) || (await this.names.findIn(state, frame.visit, request)).length > 0;
    return isDoubtful ? frame.places.check(request.id) : null;
  }

  /** Nothing is kept behind a code from paper, so the page itself carries the answers that it asks about. */
  private async checkedNow({ frame, request, form, state }: PostedSurvey, doubt: string): Promise<Error> {
    if (doubt === frame.places.decline(request.id)) return new SentTo(doubt);
    const names = await this.names.findIn(state, frame.visit, request);
    return new AnsweredWith(200, 'surveys/check', presentCheck(frame, request, form, state, names));
  }

  private async taking<T>(
    http: FastifyRequest,
    id: string,
    strictness: 'draft' | 'final',
    deed: (survey: PostedSurvey, wholeAt: Date) => Promise<T>,
  ): Promise<T> {
    const wholeAt = this.clock.now();
    const visit = await this.visit(http, id);
    const request = requestOf(visit, id);
    const frame = this.guest.frameForPost(visit, http);
    this.guest.refuseAfterObjection(frame, request.status);
    this.guest.refuseUsedCode(frame, request.status);
    if (visit.isByPrint && strictness === 'draft') throw new LinkUnknown();
    const survey = await this.posted.read(frame, request, http.body, strictness);
    return this.orNotTaken(http, () => deed(survey, wholeAt), frame);
  }

  private async orNotTaken<T>(http: FastifyRequest, deed: () => Promise<T>, frame: PostedSurvey['frame']): Promise<T> {
    try {
      return await deed();
    } catch (error) {
      if (error instanceof AnsweringClosed) throw this.guest.notTaken(frame, http.body);
      throw error;
    }
  }
}
