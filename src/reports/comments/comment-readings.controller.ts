import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fieldProblem, FormRejected } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { ResultsService } from '../../results/results.service.js';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { presentProblems, type ShownProblem } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { CommentReadings } from './comment-readings.service.js';
import { WithholdingForm } from './comment-report.form.js';
import { presentReading, presentReadings } from './comment-readings.presenter.js';

/** HR reads the comments of a report before it is released, where raters were told so. */
@Controller()
@Access('auditor')
export class CommentReadingsController {
  constructor(
    private readonly readings: CommentReadings,
    private readonly results: ResultsService,
  ) {}

  @Get('cycles/:id/comments')
  @Render('reports/comments/reading-index')
  async index(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { cycle, readings } = await this.readings.of(id, me);
    const named = await Promise.all(
      readings.map(async (reading) => ({ ...reading, name: await this.results.nameOf(reading.review.subjectId) })),
    );
    return presentReadings(cycle, named, me.roles.includes('administrator'), texts);
  }

  @Get('reviews/:reviewId/comments')
  @Render('reports/comments/reading-show')
  async show(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(reviewId, me, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    const texts = textsOf(request);
    if (!request.signedIn) throw rejected;
    return this.page(reviewId, request.signedIn, presentProblems(rejected.problems, texts), texts);
  }

  @Post('reviews/:reviewId/comments')
  @ShowAgain('reports/comments/reading-show', 'again')
  @Redirect('/', 303)
  async withhold(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const { comment } = readForm(WithholdingForm, body);
    if (comment.length === 0) throw new FormRejected([fieldProblem('comment', 'comments.choose')]);
    return { url: paths.cycleComments(await this.readings.withhold(reviewId, comment, me)) };
  }

  private async page(reviewId: string, me: SignedIn, errors: readonly ShownProblem[], texts: Texts): Promise<object> {
    return presentReading(await this.readings.open(reviewId, me), errors, texts);
  }
}
