import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import { RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ApprovalsService } from './approvals.service.js';
import { DraftChanges } from './draft-changes.js';
import { ListChanges } from './list-changes.js';
import { presentListPage } from './list-page.presenter.js';
import { ListPages } from './list-pages.js';
import { type NominationList, NominationLists } from './nomination-lists.js';
import { ButtonForm, RaterForm, RaterRemovalForm } from './rater.form.js';
import { TeamReviews } from './team-reviews.js';
import { refuse } from './worded-problems.js';

/** Lists that wait for their manager; an approved one is shown to nobody but HR. */
@Controller('nominations/team')
@Access('signed-in')
export class TeamNominationsController {
  constructor(
    private readonly team: TeamReviews,
    private readonly changes: DraftChanges,
    private readonly lists: NominationLists,
    private readonly pages: ListPages,
    private readonly list: ListChanges,
    private readonly approvals: ApprovalsService,
  ) {}

  @Get()
  @Render('nominations/team-index')
  async index(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const reviews = await this.team.toApprove(me);
    const waiting = reviews.filter(({ review }) => review.nominationState === 'submitted');
    return {
      heading: texts.t('nominations.team.heading', { n: waiting.length }),
      people: [...waiting, ...reviews.filter((each) => !waiting.includes(each))].map(({ cycle, review, subject }) => ({
        name: subject.name,
        state: texts.t(`nominations.state.${review.nominationState}`),
        cycle: cycle.name,
        href: paths.teamNomination(review.id),
      })),
    };
  }

  @Get(':reviewId')
  @Render('nominations/list-form')
  async show(
    @Param('reviewId') reviewId: string,
    @Query() query: Record<string, unknown>,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const { cycle, review } = await this.team.toApproveById(me, reviewId);
    const places = {
      back: paths.teamNominations(),
      self: paths.teamNomination(reviewId),
      part: (part: string) => paths.teamNominationPart(reviewId, part),
      namesCoach: false,
    };
    return presentListPage(await this.pages.read(cycle, review, query), places, texts);
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
    refuse(await this.list.add(await this.open(reviewId, me), { ...form, source: 'approver' }), texts);
    return { url: paths.teamNomination(reviewId) };
  }

  @Post(':reviewId/removal')
  @Redirect('/', 303)
  async remove(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const { raterId } = readForm(RaterRemovalForm, body);
    await this.list.remove(await this.open(reviewId, me), raterId, () => true);
    return { url: paths.teamNomination(reviewId) };
  }

  @Post(':reviewId/approval')
  @Redirect('/', 303)
  async approve(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(ButtonForm, body);
    const refused = await this.approvals.approve([await this.open(reviewId, me)], me.id);
    if (refused.length > 0) throw new RuleBroken('nominations.error.against-rule');
    return { url: paths.teamNominations() };
  }

  @Post(':reviewId/return')
  @Redirect('/', 303)
  async giveBack(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(ButtonForm, body);
    await this.approvals.giveBack(await this.open(reviewId, me), me.id);
    return { url: paths.teamNominations() };
  }

  private async open(reviewId: string, me: SignedIn): Promise<NominationList> {
    const { cycle } = await this.team.toApproveById(me, reviewId);
    const held = await this.changes.open(cycle.id);
    // Read again: somebody else may have approved while this request waited.
    const { review } = await this.team.toApproveById(me, reviewId);
    return this.lists.one(held, review);
  }
}
