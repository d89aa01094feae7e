import { Controller, Get, Param, Render } from '@nestjs/common';
import { RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { AskedRaters } from './asked-raters.js';
import { costOf, presentCheck } from './check.presenter.js';
import { CyclesService } from './cycles.service.js';
import { LaunchCheck } from './launch-check.js';
import { presentNotices } from './launch-notices.presenter.js';

/** Last page of a draft, and the question before the launch. */
@Controller('cycles/:id')
@Access('administrator')
export class CheckController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly check: LaunchCheck,
    private readonly asked: AskedRaters,
    private readonly organisation: Organisation,
  ) {}

  @Get('check')
  @Render('cycles/check-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    await this.cycles.draft(id);
    return presentCheck(await this.check.launchPlan(id, me.id), this.organisation.current(), texts);
  }

  /** A launch cannot be taken back, so it has a page of its own. */
  @Get('launch')
  @Render('cycles/launch-form')
  async confirm(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.byId(id);
    if (cycle.launchedAt)
      throw new RuleBroken('cycles.launched', { time: texts.instant(cycle.launchedAt, cycle.timeZone) });
    const plan = await this.check.launchPlan(id, me.id);
    const blockers = presentNotices(id, plan.blockers, texts);
    return {
      heading: texts.t('cycles.launch.heading', { name: cycle.name }),
      action: paths.launch(id),
      back: paths.cycleDraft(id, 'check'),
      cost: costOf(plan, texts),
      firstMail: texts.t('cycles.launch.first-mail', {
        time: texts.instant(this.asked.firstMailTime(cycle), cycle.timeZone),
      }),
      blockers,
      mayLaunch: blockers.length === 0,
      button: texts.t('cycles.launch.button', { name: cycle.name }),
    };
  }
}
