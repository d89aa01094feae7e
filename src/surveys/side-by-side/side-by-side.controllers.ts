import { Controller } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { Access } from '../../web/access.js';
import { paths } from '../../web/paths.js';
import { CommentNames } from '../comment-names.js';
import type { OpenVisit } from '../open-visit.js';
import { RaterGuest } from '../rater-guest.js';
import { RaterVisits } from '../rater-visits.js';
import { SurveyAnswers } from '../survey-answers.js';
import { Surveys } from '../surveys.js';
import { SideBySideController } from './side-by-side.controller.js';
import { Sides } from './sides.js';

@Access('rater-link')
@Controller(paths.raterList(':token'))
export class SideByLinkController extends SideBySideController {
  constructor(
    guest: RaterGuest,
    sides: Sides,
    answers: SurveyAnswers,
    names: CommentNames,
    surveys: Surveys,
    database: Database,
    clock: Clock,
    private readonly visits: RaterVisits,
  ) {
    super(guest, sides, answers, names, surveys, database, clock);
  }

  protected visit(request: FastifyRequest): Promise<OpenVisit> {
    return this.visits.byLink((request.params as { token: string }).token);
  }
}

@Access('signed-in')
@Controller(paths.requests(':cycleId'))
export class SideBySignInController extends SideBySideController {
  constructor(
    guest: RaterGuest,
    sides: Sides,
    answers: SurveyAnswers,
    names: CommentNames,
    surveys: Surveys,
    database: Database,
    clock: Clock,
    private readonly visits: RaterVisits,
  ) {
    super(guest, sides, answers, names, surveys, database, clock);
  }

  protected visit(request: FastifyRequest): Promise<OpenVisit> {
    const { cycleId } = request.params as { cycleId: string };
    return this.visits.bySignIn(cycleId, request.signedIn?.id ?? '');
  }
}
