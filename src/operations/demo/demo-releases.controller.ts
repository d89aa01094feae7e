import { Controller, Post, Redirect } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { CyclesService } from '../../cycles/cycles.service.js';
import { Database } from '../../database/database.js';
import { addDays } from '../../domain/calendar.js';
import { NotFound } from '../../domain/errors.js';
import { dateIn } from '../../domain/zone-time.js';
import { Access } from '../../web/access.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { WritesItself } from '../../web/write-requests.interceptor.js';
import { DemoEnding } from './demo-ending.js';
import { DemoMails } from './demo-mails.js';

/** A visitor cannot wait a week: the open cycle's last day is moved to yesterday and its reports go out. */
@Controller()
@Access('administrator')
export class DemoReleasesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cycles: CyclesService,
    private readonly ending: DemoEnding,
    private readonly mails: DemoMails,
  ) {}

  @Post(paths.demoRelease())
  @WritesItself()
  @Redirect('/', 303)
  async release(@Me() me: SignedIn): Promise<{ url: string }> {
    const [cycle] = await this.cycles.inState('open');
    if (!cycle) throw new NotFound();
    const today = dateIn(this.clock.now(), cycle.timeZone);
    const dates = { closesOn: addDays(today, -1), debriefOn: null, reportsOn: today };
    await this.database.write(() => this.database.of(CycleEntity).update(cycle.id, dates));
    await this.ending.closeAndMix(cycle.id);
    await this.ending.release(cycle.id, me.id);
    await this.mails.hurry(cycle.id);
    return { url: paths.release(cycle.id) };
  }
}
