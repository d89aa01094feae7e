import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { listOf, readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { OwnReports } from './own-reports.js';
import { PlanLookup } from './plan-lookup.js';
import { type ShareChoice, PlanSharing } from './plan-sharing.service.js';
import { presentShareForm } from './share.presenter.js';

class ShareForm {
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsString({ each: true })
  @ArrayMaxSize(10)
  action: string[] = [];

  @IsOptional() @IsIn(['yes']) notes?: 'yes';
  @IsOptional() @IsIn(['yes']) figures?: 'yes';
}

/** What the manager shall see, and taking it back. */
@Controller('plans/:reviewId/share')
@Access('signed-in')
export class PlanSharesController {
  constructor(
    private readonly reports: OwnReports,
    private readonly lookup: PlanLookup,
    private readonly sharing: PlanSharing,
  ) {}

  @Get()
  @Render('plans/share-form')
  async form(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(reviewId, me.id, null, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    const texts = textsOf(request);
    const body = request.body as Record<string, unknown>;
    const choice = {
      actionIds: listOf(body.action),
      sharesNotes: body.notes === 'yes',
      sharesFigures: body.figures === 'yes',
    };
    const errors = presentProblems(rejected.problems, texts);
    return this.page(reviewId, request.signedIn?.id ?? '', choice, errors, texts);
  }

  @Post()
  @ShowAgain('plans/share-form', 'again')
  @Redirect('/', 303)
  async create(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const { action, notes, figures } = readForm(ShareForm, body);
    const choice = { actionIds: action, sharesNotes: notes === 'yes', sharesFigures: figures === 'yes' };
    await this.sharing.share(reviewId, me.id, choice);
    return { url: paths.planShared(reviewId) };
  }

  @Post('end')
  @Redirect('/', 303)
  async end(@Param('reviewId') reviewId: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.sharing.end(reviewId, me.id);
    return { url: paths.plan(reviewId) };
  }

  private async page(
    reviewId: string,
    personId: string,
    choice: ShareChoice | null,
    errors: ReturnType<typeof presentProblems>,
    texts: Texts,
  ): Promise<object> {
    await this.reports.find(reviewId, personId);
    const written = await this.lookup.of(reviewId);
    const manager = await this.sharing.managerOf(personId);
    if (!written || written.actions.length === 0 || !manager) throw new RuleBroken('plans.share.nobody');
    const mayShareFigures = await this.sharing.maySeeFigures(reviewId, manager.id);
    return presentShareForm({ reviewId, written, managerName: manager.name, mayShareFigures, choice, errors }, texts);
  }
}
