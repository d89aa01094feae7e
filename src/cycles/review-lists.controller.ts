import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ApprovalsService } from './approvals.service.js';
import { CyclesService } from './cycles.service.js';
import { DraftChanges } from './draft-changes.js';
import { ListChanges } from './list-changes.js';
import { presentListPage } from './list-page.presenter.js';
import { ListPages } from './list-pages.js';
import { type NominationList, NominationLists } from './nomination-lists.js';
import { ButtonForm, CoachForm, RaterForm, RaterRemovalForm, ReinforcementForm } from './rater.form.js';
import { Reinforcements } from './reinforcements.js';
import { refuse } from './worded-problems.js';

/** One person's raters, changed by HR; and the coach of that review. */
@Controller('cycles/:id/nominations/:reviewId')
@Access('administrator')
export class ReviewListsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly lists: NominationLists,
    private readonly pages: ListPages,
    private readonly list: ListChanges,
    private readonly reinforcements: Reinforcements,
    private readonly approvals: ApprovalsService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Render('nominations/list-form')
  async show(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Query() query: Record<string, unknown>,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const cycle = await this.cycles.draft(id);
    const page = await this.pages.read(cycle, await this.lists.followed(id, reviewId, me.id), query);
    const places = {
      back: paths.nominations(id),
      self: paths.reviewList(id, reviewId),
      part: (part: string) => paths.reviewListPart(id, reviewId, part),
      namesCoach: true,
    };
    return presentListPage(page, places, texts);
  }

  @Post('raters')
  @Redirect('/', 303)
  async add(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(RaterForm, body);
    refuse(await this.list.add(await this.open(id, reviewId, me), { ...form, source: 'approver' }), texts);
    return { url: paths.reviewList(id, reviewId) };
  }

  /** Adds who is proposed by chart or records; where they hold nobody, leads to the list to search. */
  @Post('reinforcement')
  @Redirect('/', 303)
  async reinforce(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const { group } = readForm(ReinforcementForm, body);
    const isAdded = await this.reinforcements.add(await this.open(id, reviewId, me), group);
    return { url: `${paths.reviewList(id, reviewId)}?group=${group}${isAdded ? '' : '&nobody=yes'}` };
  }

  @Post('removal')
  @Redirect('/', 303)
  async remove(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const { raterId } = readForm(RaterRemovalForm, body);
    await this.list.remove(await this.open(id, reviewId, me), raterId, () => true);
    return { url: paths.reviewList(id, reviewId) };
  }

  @Post('approval')
  @Redirect('/', 303)
  async approve(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(ButtonForm, body);
    const list = await this.openNominating(id, reviewId, me);
    if ((await this.approvals.approve([list], me.id)).length > 0)
      throw new RuleBroken('nominations.error.against-rule');
    return { url: paths.nominations(id) };
  }

  @Post('return')
  @Redirect('/', 303)
  async giveBack(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(ButtonForm, body);
    await this.approvals.giveBack(await this.openNominating(id, reviewId, me), me.id);
    return { url: paths.nominations(id) };
  }

  /** Who names oneself as coach no longer follows the list. */
  @Post('coach')
  @Redirect('/', 303)
  async nameCoach(
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const { coachId } = readForm(CoachForm, body);
    refuse(await this.list.nameCoach(await this.open(id, reviewId, me), coachId || null), texts);
    await this.audit.record(me.id, 'review.coach-named', { cycle: id, review: reviewId, coach: coachId || null });
    return { url: coachId === me.id ? paths.nominations(id) : paths.reviewList(id, reviewId) };
  }

  private async open(id: string, reviewId: string, me: SignedIn): Promise<NominationList> {
    const cycle = await this.changes.open(id);
    return this.lists.one(cycle, await this.lists.followed(id, reviewId, me.id));
  }

  private async openNominating(id: string, reviewId: string, me: SignedIn): Promise<NominationList> {
    const list = await this.open(id, reviewId, me);
    if (list.cycle.state !== 'nominating') throw new RuleBroken('nominations.error.not-nominating');
    return list;
  }
}
