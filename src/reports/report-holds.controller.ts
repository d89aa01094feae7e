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
import { HoldForm } from './release.form.js';
import { ReleaseService } from './release.service.js';

/** Keeps one report back for a reason that HR types, and lets it go again. */
@Controller('reviews/:reviewId/hold')
@Access('administrator')
export class ReportHoldsController {
  constructor(
    private readonly releases: ReleaseService,
    private readonly results: ResultsService,
  ) {}

  @Get()
  @Render('reports/hold-form')
  async form(@Param('reviewId') reviewId: string, @Lang() texts: Texts): Promise<object> {
    return this.page(reviewId, '', [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    const texts = textsOf(request);
    return this.page(reviewId, typed(request.body).reason ?? '', presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('reports/hold-form', 'again')
  @Redirect('/', 303)
  async create(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    return { url: paths.release(await this.releases.hold(reviewId, readForm(HoldForm, body).reason, me.id)) };
  }

  @Post('end')
  @Redirect('/', 303)
  async end(@Param('reviewId') reviewId: string, @Me() me: SignedIn): Promise<{ url: string }> {
    return { url: paths.release(await this.releases.unhold(reviewId, me.id)) };
  }

  private async page(reviewId: string, reason: string, errors: readonly ShownProblem[], texts: Texts): Promise<object> {
    const review = await this.releases.review(reviewId);
    const subject = await this.results.nameOf(review.subjectId);
    return {
      heading: texts.t('release.hold-heading', { name: subject }),
      back: paths.release(review.cycleId),
      action: paths.reportHold(reviewId),
      reason,
      error: messageFor('reason', errors),
      errors,
    };
  }
}
