import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RuleBroken, type FormRejected } from '../domain/errors.js';
import { mostActions } from '../domain/plan-suggestions.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { readAction } from './action.form.js';
import { offeredAction, presentActionForm, writtenAction } from './action.presenter.js';
import { OwnReports } from './own-reports.js';
import { PlanActions } from './plan-actions.service.js';
import { PlanLookup } from './plan-lookup.js';

type Params = { readonly reviewId: string; readonly actionId?: string };

/** Writing and rewriting one action. */
@Controller('plans/:reviewId/actions')
@Access('signed-in')
export class PlanActionsController {
  constructor(
    private readonly reports: OwnReports,
    private readonly actions: PlanActions,
    private readonly lookup: PlanLookup,
  ) {}

  @Get('new')
  @Render('plans/action-form')
  async blank(
    @Param('reviewId') reviewId: string,
    @Query('behaviour') behaviourId: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const report = await this.reports.find(reviewId, me.id);
    const written = await this.lookup.of(reviewId);
    if ((written?.actions.length ?? 0) >= mostActions) throw new RuleBroken('plans.enough', { n: mostActions });
    const values = offeredAction(report, behaviourId, this.lookup.today, texts);
    return presentActionForm(report, null, values, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId, actionId } = request.params as Params;
    const texts = textsOf(request);
    const me = request.signedIn?.id ?? '';
    const { report, action } = actionId
      ? await this.actions.own(reviewId, actionId, me)
      : { report: await this.reports.find(reviewId, me), action: null };
    return presentActionForm(report, action, typed(request.body), presentProblems(rejected.problems, texts), texts);
  }

  @Post('new')
  @ShowAgain('plans/action-form', 'again')
  @Redirect('/', 303)
  async create(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    await this.actions.add(reviewId, me.id, readAction(body, texts.locale));
    return { url: paths.plan(reviewId) };
  }

  @Get(':actionId')
  @Render('plans/action-form')
  async form(@Param() params: Required<Params>, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { report, action } = await this.actions.own(params.reviewId, params.actionId, me.id);
    return presentActionForm(report, action, writtenAction(action, texts), [], texts);
  }

  @Post(':actionId')
  @ShowAgain('plans/action-form', 'again')
  @Redirect('/', 303)
  async update(
    @Param() { reviewId, actionId }: Required<Params>,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    await this.actions.change(reviewId, actionId, me.id, readAction(body, texts.locale));
    return { url: paths.plan(reviewId) };
  }
}
