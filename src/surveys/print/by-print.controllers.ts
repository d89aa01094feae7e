import { Controller } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../config/clock.js';
import { Access } from '../../web/access.js';
import { paths } from '../../web/paths.js';
import { CommentNames } from '../comment-names.js';
import type { OpenVisit } from '../open-visit.js';
import { PostedSurveys } from '../posted-surveys.js';
import { RaterCopies } from '../rater-copies.js';
import { RaterGuest } from '../rater-guest.js';
import { RaterListController } from '../rater-list.controller.js';
import { RaterVisits } from '../rater-visits.js';
import { RaterWishes } from '../rater-wishes.js';
import { SurveyAnswers } from '../survey-answers.js';
import { SurveyPagesController } from '../survey-pages.controller.js';
import { SurveyPostsController } from '../survey-posts.controller.js';
import { Surveys } from '../surveys.js';

const base = paths.printedList(':token');

function tokenOf(request: FastifyRequest): string {
  return (request.params as { token: string }).token;
}

@Access('rater-link')
@Controller(base)
export class ListByPrintController extends RaterListController {
  constructor(
    guest: RaterGuest,
    surveys: Surveys,
    wishes: RaterWishes,
    private readonly visits: RaterVisits,
  ) {
    super(guest, surveys, wishes);
  }

  protected visit(request: FastifyRequest, assignmentId?: string): Promise<OpenVisit> {
    return this.visits.byPrint(tokenOf(request), assignmentId);
  }
}

@Access('rater-link')
@Controller(base)
export class PagesByPrintController extends SurveyPagesController {
  constructor(
    guest: RaterGuest,
    surveys: Surveys,
    copies: RaterCopies,
    names: CommentNames,
    private readonly visits: RaterVisits,
  ) {
    super(guest, surveys, copies, names);
  }

  protected visit(request: FastifyRequest, assignmentId?: string): Promise<OpenVisit> {
    return this.visits.byPrint(tokenOf(request), assignmentId);
  }
}

@Access('rater-link')
@Controller(base)
export class PostsByPrintController extends SurveyPostsController {
  constructor(
    guest: RaterGuest,
    posted: PostedSurveys,
    answers: SurveyAnswers,
    names: CommentNames,
    clock: Clock,
    private readonly visits: RaterVisits,
  ) {
    super(guest, posted, answers, names, clock);
  }

  protected visit(request: FastifyRequest, assignmentId?: string): Promise<OpenVisit> {
    return this.visits.byPrint(tokenOf(request), assignmentId);
  }
}
