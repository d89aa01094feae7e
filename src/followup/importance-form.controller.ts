import { BadRequestException, Controller, Get, HttpCode, Param, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Clock } from '../config/clock.js';
import { importanceForm } from '../domain/importance-form.js';
import { People } from '../people/people.service.js';
import { Organisation } from '../settings/organisation.js';
import { LinkUnknown } from '../surveys/open-visit.js';
import { Access } from '../web/access.js';
import { AnsweredWith, SentTo } from '../web/answered-with.js';
import { textsOf } from '../web/lang.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { answersOf, ImportanceFormAnswers, readState } from './importance-answers.js';
import { presentImportanceForm, presentImportanceFrame } from './importance-form.presenter.js';
import { type ImportanceVisit, ImportanceVisits } from './importance-visits.js';

/** The form by its mailed link. Reading any page changes nothing: mail scanners read them all. */
@Controller('i/:token')
@Access('rater-link')
export class ImportanceFormController {
  constructor(
    private readonly visits: ImportanceVisits,
    private readonly answers: ImportanceFormAnswers,
    private readonly questionnaires: Questionnaires,
    private readonly organisation: Organisation,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('followup/importance-form')
  async form(@Param('token') token: string, @Req() http: FastifyRequest): Promise<object> {
    const visit = await this.enter(token, http);
    const questionnaire = await this.questionnaires.byId(visit.survey.questionnaireId);
    const parts = importanceForm(questionnaire, visit.request.audience);
    const state = await this.answers.stateOf(visit);
    const frame = { visit, texts: textsOf(http), organisation: this.organisation.current().name };
    return presentImportanceForm(frame, questionnaire, parts, state);
  }

  @Get(['sent', 'decline', 'stop', 'objection'])
  @Render('followup/importance-deed')
  async page(@Param('token') token: string, @Req() http: FastifyRequest): Promise<object> {
    const visit = await this.enter(token, http);
    const deed = (http.url.split('?')[0] ?? '').split('/').at(-1) ?? '';
    if (deed === 'sent' && visit.request.status !== 'done') throw new SentTo(visit.base);
    if (deed === 'objection' && visit.person.kind !== 'customer') throw new LinkUnknown();
    return this.deedPage(visit, deed, isDone(visit, deed), http);
  }

  /** What the script sends while somebody answers. */
  @Post('draft')
  @HttpCode(204)
  @WritesItself()
  async keep(@Param('token') token: string, @Req() http: FastifyRequest): Promise<void> {
    const { visit, state, wholeAt } = await this.take(token, http);
    await this.answers.save(visit, state, wholeAt);
  }

  @Post('save')
  @Redirect('/', 303)
  @WritesItself()
  async save(@Param('token') token: string, @Req() http: FastifyRequest): Promise<{ url: string }> {
    const { visit, state, wholeAt } = await this.take(token, http);
    await this.answers.save(visit, state, wholeAt);
    return { url: visit.base };
  }

  /** A form without any judged statement is no answer: it is offered as decline. */
  @Post('send')
  @Redirect('/', 303)
  @WritesItself()
  async send(@Param('token') token: string, @Req() http: FastifyRequest): Promise<{ url: string }> {
    const { visit, state, wholeAt } = await this.take(token, http);
    if (Object.keys(answersOf(state)).length === 0) return { url: `${visit.base}/decline` };
    await this.answers.send(visit, state, wholeAt);
    return { url: `${visit.base}/sent` };
  }

  @Post('decline')
  @Redirect('/', 303)
  @WritesItself()
  async decline(@Param('token') token: string, @Req() http: FastifyRequest): Promise<{ url: string }> {
    const wholeAt = this.clock.now();
    const visit = await this.enter(token, http);
    await this.answers.decline(visit, wholeAt);
    return { url: `${visit.base}/decline` };
  }

  /** Also the target of a mail program's one-click unsubscribe, which follows no redirect (RFC 8058). */
  @Post('stop')
  @HttpCode(200)
  @Render('followup/importance-deed')
  async stop(@Param('token') token: string, @Req() http: FastifyRequest): Promise<object> {
    const visit = await this.enter(token, http);
    await this.answers.stopReminders(visit);
    return this.deedPage(visit, 'stop', true, http);
  }

  @Post('objection')
  @Redirect('/', 303)
  async object(@Param('token') token: string, @Req() http: FastifyRequest): Promise<{ url: string }> {
    const visit = await this.enter(token, http);
    if (visit.person.kind !== 'customer') throw new LinkUnknown();
    await this.people.object(visit.person.id, null);
    return { url: `${visit.base}/objection` };
  }

  private async enter(token: string, http: FastifyRequest): Promise<ImportanceVisit> {
    const visit = await this.visits.byLink(token);
    http.pageLocale = visit.person.locale;
    if (!visit.isAnswering) throw new AnsweredWith(410, 'followup/importance-closed', {});
    return visit;
  }

  private async take(token: string, http: FastifyRequest) {
    const wholeAt = this.clock.now();
    const visit = await this.enter(token, http);
    const mayAnswer = visit.person.objectedAt === null || visit.request.status === 'done';
    if (!mayAnswer) throw new SentTo(`${visit.base}/objection`);
    const questionnaire = await this.questionnaires.byId(visit.survey.questionnaireId);
    const keys = importanceForm(questionnaire, visit.request.audience).flatMap(({ items }) =>
      items.map(({ key }) => key),
    );
    const state = readState(http.body, keys);
    if (!state) throw new BadRequestException('not this form');
    return { visit, state, wholeAt };
  }

  private deedPage(visit: ImportanceVisit, deed: string, isOver: boolean, http: FastifyRequest): object {
    const frame = { visit, texts: textsOf(http), organisation: this.organisation.current().name };
    return presentImportanceFrame(frame, deed, isOver);
  }
}

function isDone({ request, person }: ImportanceVisit, deed: string): boolean {
  if (deed === 'stop') return request.remindersStopped;
  if (deed === 'objection') return person.objectedAt !== null;
  return deed === 'sent' || request.status === 'declined';
}
