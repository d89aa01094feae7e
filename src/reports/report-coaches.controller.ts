import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { ResultsService } from '../results/results.service.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CoachForm } from './release.form.js';
import { ReportCoaches } from './report-coaches.js';

@Controller('reviews/:reviewId/coach')
@Access('administrator')
export class ReportCoachesController {
  constructor(
    private readonly coaches: ReportCoaches,
    private readonly results: ResultsService,
  ) {}

  @Get()
  @Render('reports/coach-form')
  async form(@Param('reviewId') reviewId: string, @Lang() texts: Texts): Promise<object> {
    return this.page(reviewId, '', [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    const texts = textsOf(request);
    return this.page(reviewId, typed(request.body).email ?? '', presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('reports/coach-form', 'again')
  @Redirect('/', 303)
  async create(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    return { url: paths.release(await this.coaches.name(reviewId, readForm(CoachForm, body).email, me.id)) };
  }

  private async page(reviewId: string, email: string, errors: readonly ShownProblem[], texts: Texts): Promise<object> {
    const review = await this.coaches.review(reviewId);
    const subject = await this.results.nameOf(review.subjectId);
    return {
      heading: texts.t('release.coach-heading', { name: subject }),
      back: paths.release(review.cycleId),
      action: paths.reportCoach(reviewId),
      email,
      error: messageFor('email', errors),
      errors,
    };
  }
}
