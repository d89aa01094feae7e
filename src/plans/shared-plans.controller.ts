import { Controller, Get, Param, Render } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { PersonEntity } from '../people/person.entity.js';
import { Snapshots } from '../results/snapshots.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { PlanLookup } from './plan-lookup.js';
import { PlanSharing } from './plan-sharing.service.js';
import { presentSharedPlan, type SharedPlan } from './shared-plan.presenter.js';

/** A plan as its manager sees it; the person sees the very same page. */
@Controller('plans/:reviewId/shared')
@Access('signed-in')
export class SharedPlansController {
  constructor(
    private readonly database: Database,
    private readonly lookup: PlanLookup,
    private readonly sharing: PlanSharing,
    private readonly snapshots: Snapshots,
  ) {}

  @Get()
  @Render('plans/shared-show')
  async show(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { plan, isOwn } = await this.sharing.find(reviewId, me.id);
    const written = await this.lookup.of(reviewId);
    if (!written) throw new NotFound();
    const nameOf = async (id: string | null): Promise<string> =>
      (await this.database.of(PersonEntity).findOneBy({ id: id ?? '' }))?.name ?? '';
    const shared = {
      written,
      personName: await nameOf(plan.personId),
      managerName: await nameOf(plan.sharedWithId),
      isOwn,
      figures: plan.sharesFigures ? await this.figures(reviewId, plan.sharedWithId ?? '') : null,
      today: this.lookup.today,
    };
    return presentSharedPlan(shared, texts);
  }

  private async figures(reviewId: string, managerId: string): Promise<SharedPlan['figures']> {
    if (!(await this.sharing.maySeeFigures(reviewId, managerId))) return null;
    return (await this.snapshots.latest(reviewId))?.shown ?? null;
  }
}
