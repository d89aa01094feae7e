import { Get, HttpCode, Param, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { SentTo } from '../../web/answered-with.js';
import { typed } from '../../web/forms.js';
import { WritesItself } from '../../web/write-requests.interceptor.js';
import { CommentNames } from '../comment-names.js';
import { isMostlyBlank, judgedCount } from '../form-state.js';
import type { OpenVisit } from '../open-visit.js';
import type { RaterFrame } from '../rater-frame.presenter.js';
import { RaterGuest } from '../rater-guest.js';
import { presentRequestList } from '../request-list.presenter.js';
import { AnsweringClosed, SurveyAnswers } from '../survey-answers.js';
import { Surveys } from '../surveys.js';
import type { SideAnswer } from './side-answers.js';
import { presentSideForm } from './side-form.presenter.js';
import { Sides } from './sides.js';

interface Url {
  readonly url: string;
}

/** Several people in one go: each statement once, a line for each person. Whoever would rather goes one by one. */
export abstract class SideBySideController {
  constructor(
    private readonly guest: RaterGuest,
    private readonly sides: Sides,
    private readonly answers: SurveyAnswers,
    private readonly names: CommentNames,
    private readonly surveys: Surveys,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  protected abstract visit(request: FastifyRequest): Promise<OpenVisit>;

  /** The list as it stands afterwards; the browser forgets what it kept of the page. */
  @Get('side-by-side/done')
  @Render('surveys/request-list')
  async done(@Req() http: FastifyRequest): Promise<object> {
    const visit = await this.visit(http);
    const frame = this.guest.frame(visit, http);
    const questionnaire = await this.surveys.questionnaire(visit.cycle.questionnaireId);
    return { ...presentRequestList(frame, this.guest.listed(visit), questionnaire), forget: 'side' };
  }

  @Get('side-by-side/:part')
  @Render('surveys/side-form')
  async form(@Param('part') part: string, @Req() http: FastifyRequest): Promise<object> {
    const visit = await this.visit(http);
    const frame = this.guest.frame(visit, http);
    const page = await this.sides.page(visit, part);
    if (!page) throw new SentTo(frame.places.list());
    return presentSideForm({ frame, ...page });
  }

  /** What the script sends while the rater writes. */
  @Post('side-by-side/draft')
  @HttpCode(204)
  @WritesItself()
  async keep(@Req() http: FastifyRequest): Promise<void> {
    await this.taking(http, 'draft', (frame, answers, at) => this.save(frame, answers, at));
  }

  @Post('side-by-side/save')
  @Redirect('/', 303)
  @WritesItself()
  async goOn(@Req() http: FastifyRequest): Promise<Url> {
    return this.taking(http, 'draft', async (frame, answers, at) => {
      await this.save(frame, answers, at);
      const { next = '' } = typed(http.body);
      return { url: /^[1-9]\d?$/.test(next) ? frame.places.side(Number(next)) : frame.places.sideDone() };
    });
  }

  /** Sends what may be sent as it is; the rest is kept, and the first doubt is shown. All or nothing is stored. */
  @Post('side-by-side/send')
  @Redirect('/', 303)
  @WritesItself()
  async send(@Req() http: FastifyRequest): Promise<Url> {
    return this.taking(http, 'final', async (frame, answers, at) => {
      const { visit, places } = frame;
      const judged = answers.filter(({ state }) => judgedCount(state) > 0);
      const doubtful: SideAnswer[] = [];
      for (const answer of judged) if (await this.isDoubtful(visit, answer)) doubtful.push(answer);
      const ready = judged.filter((answer) => !doubtful.includes(answer));
      await this.database.write(async () => {
        await this.save(
          frame,
          answers.filter((answer) => !ready.includes(answer)),
          at,
        );
        for (const { person, state } of ready) await this.answers.send(visit, person.request, state, at);
      });
      const [first] = doubtful;
      return { url: first ? places.check(first.person.request.id) : places.sideDone() };
    });
  }

  private async save({ visit }: RaterFrame, answers: readonly SideAnswer[], at: Date): Promise<void> {
    await this.database.write(async () => {
      for (const { person, state } of answers) await this.answers.save(visit, person.request, state, at);
    });
  }

  private async isDoubtful(visit: OpenVisit, { person, state }: SideAnswer): Promise<boolean> {
    return isMostlyBlank(person.form, state) || (await this.names.findIn(state, visit, person.request)).length > 0;
  }

  private async taking<T>(
    http: FastifyRequest,
    strictness: 'draft' | 'final',
    deed: (frame: RaterFrame, answers: readonly SideAnswer[], at: Date) => Promise<T>,
  ): Promise<T> {
    const at = this.clock.now();
    const visit = await this.visit(http);
    const frame = this.guest.frameForPost(visit, http);
    this.guest.refuseAfterObjection(frame, 'open');
    const answers = await this.sides.read(frame, http.body, strictness);
    try {
      return await deed(frame, answers, at);
    } catch (error) {
      if (error instanceof AnsweringClosed) throw this.guest.notTaken(frame, http.body);
      throw error;
    }
  }
}
