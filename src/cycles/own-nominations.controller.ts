import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import { RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ApprovalsService } from './approvals.service.js';
import { ListChanges } from './list-changes.js';
import { presentOwnPage, presentOwnReviews } from './own-nominations.presenter.js';
import { OwnNominations } from './own-nominations.service.js';
import { ButtonForm, RaterForm, RaterRemovalForm } from './rater.form.js';
import { TeamReviews } from './team-reviews.js';
import { refuse } from './worded-problems.js';

/** What a person proposes for the own review. The list itself, as it becomes, is not shown here. */
@Controller('nominations/mine')
@Access('signed-in')
export class OwnNominationsController {
  constructor(
    private readonly reviews: TeamReviews,
    private readonly own: OwnNominations,
    private readonly list: ListChanges,
    private readonly approvals: ApprovalsService,
  ) {}

  @Get()
  @Render('nominations/own-index')
  async index(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentOwnReviews(await this.reviews.own(me.id), texts);
  }

  @Get(':reviewId')
  @Render('nominations/own-form')
  async show(
    @Param('reviewId') reviewId: string,
    @Query() query: Record<string, unknown>,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    return presentOwnPage(await this.own.page(me.id, reviewId, query), texts);
  }

  @Post(':reviewId/raters')
  @Redirect('/', 303)
  async add(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(RaterForm, body);
    const list = await this.own.open(me.id, reviewId);
    refuse(await this.own.propose(list, form), texts);
    return { url: `${paths.ownNomination(reviewId)}?group=${form.group}` };
  }

  @Post(':reviewId/removal')
  @Redirect('/', 303)
  async remove(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const { raterId } = readForm(RaterRemovalForm, body);
    await this.list.remove(await this.own.open(me.id, reviewId), raterId, (source) => source === 'subject');
    return { url: paths.ownNomination(reviewId) };
  }

  @Post(':reviewId/submission')
  @Redirect('/', 303)
  async submit(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(ButtonForm, body);
    const list = await this.own.open(me.id, reviewId);
    if (!list.raters.some(({ source }) => source === 'subject'))
      throw new RuleBroken('nominations.error.nobody-proposed');
    await this.approvals.submit(list.review);
    return { url: paths.ownNominations() };
  }
}
