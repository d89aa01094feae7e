import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { calendarOf } from '../cycles/typed-days.js';
import { addMonths } from '../domain/calendar.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { readTypedDate } from '../domain/typed-date.js';
import { Texts } from '../i18n/texts.js';
import { Conversations } from '../plans/conversations.js';
import { dayParts, typedDay } from '../plans/day-parts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { TeamService } from './team.service.js';

const farthestMonths = 12;

class ConversationForm {
  @IsString({ message: 'form.invalid' }) onDayDay: string;
  @IsString({ message: 'form.invalid' }) onDayMonth: string;
  @IsString({ message: 'form.invalid' }) onDayYear: string;
}

/** The day a manager and one of their people talk; both see it. */
@Controller('team/:reviewId/conversation')
@Access('signed-in')
export class ConversationsController {
  constructor(
    private readonly team: TeamService,
    private readonly conversations: Conversations,
  ) {}

  @Get()
  @Render('team/conversation-form')
  async form(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { facts } = await this.team.member(reviewId, me);
    return this.page(reviewId, me, dayParts(facts.talkOn, texts), [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    const texts = textsOf(request);
    if (!request.signedIn) throw rejected;
    const values = typedDay('onDay', typed(request.body));
    return this.page(reviewId, request.signedIn, values, presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('team/conversation-form', 'again')
  @Redirect('/', 303)
  async create(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const { facts } = await this.team.member(reviewId, me);
    const form = readForm(ConversationForm, body);
    const parts = { day: form.onDayDay, month: form.onDayMonth, year: form.onDayYear };
    const read = readTypedDate(parts, calendarOf(texts.locale), 'onDay');
    if ('problem' in read) throw new FormRejected([read.problem]);
    const isNear =
      read.date >= addMonths(facts.today, -farthestMonths) && read.date <= addMonths(facts.today, farthestMonths);
    if (!isNear) throw new FormRejected([fieldProblem('onDay', 'team.day.far')]);
    await this.conversations.set(reviewId, me.id, read.date);
    return { url: paths.team() };
  }

  private async page(
    reviewId: string,
    me: SignedIn,
    values: ReturnType<typeof dayParts>,
    errors: readonly ShownProblem[],
    texts: Texts,
  ): Promise<object> {
    const { person } = await this.team.member(reviewId, me);
    return {
      heading: texts.t('team.day.heading', { name: `\u2068${person.name}\u2069` }),
      back: paths.team(),
      action: paths.conversation(reviewId),
      onDay: { ...values, error: messageFor('onDay', errors) },
      errors,
    };
  }
}
