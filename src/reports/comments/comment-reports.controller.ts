import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { readForm, typed } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { messageFor, presentProblems, type ShownProblem } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { CommentReportForm } from './comment-report.form.js';
import { CommentReports } from './comment-reports.service.js';

interface Params {
  readonly reviewId: string;
  readonly commentId: string;
}

/** Whoever may read a comment may ask HR to look at it. */
@Controller('reports/:reviewId/comments/:commentId')
@Access('signed-in')
export class CommentReportsController {
  constructor(private readonly reports: CommentReports) {}

  @Get()
  @Render('reports/comments/report-form')
  async form(@Param() params: Params, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(params, me.id, '', [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const errors = presentProblems(rejected.problems, texts);
    const { reason = '' } = typed(request.body);
    return this.page(request.params as Params, request.signedIn?.id ?? '', reason, errors, texts);
  }

  @Post()
  @ShowAgain('reports/comments/report-form', 'again')
  @Redirect('/', 303)
  async create(@Param() params: Params, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { reviewId, commentId } = params;
    await this.reports.report(reviewId, commentId, me.id, readForm(CommentReportForm, body).reason);
    return { url: paths.commentReport(reviewId, commentId) };
  }

  private async page(
    { reviewId, commentId }: Params,
    readerId: string,
    reason: string,
    errors: readonly ShownProblem[],
    texts: Texts,
  ): Promise<object> {
    const { text, report } = await this.reports.forReader(reviewId, commentId, readerId);
    return {
      heading: texts.t(report ? 'comments.reported' : 'comments.report-heading'),
      lead: texts.t(report ? `comments.state.${report.state}` : 'comments.report-lead'),
      back: paths.report(reviewId),
      action: paths.commentReport(reviewId, commentId),
      mayReport: report === null,
      text,
      reason,
      error: messageFor('reason', errors),
      errors,
    };
  }
}
