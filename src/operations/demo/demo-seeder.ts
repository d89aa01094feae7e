import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { addDays } from '../../domain/calendar.js';
import { dateIn } from '../../domain/zone-time.js';
import type { DemoClock } from './demo-clock.js';
import { type DemoCycle, demoCycles, demoZone, tehran } from './demo-dates.js';
import { DemoEnding } from './demo-ending.js';
import { demoId } from './demo-ids.js';
import { DemoLaunches } from './demo-launches.js';
import { DemoLoop } from './demo-loop.js';
import { DemoMails } from './demo-mails.js';
import { DemoOrganisation } from './demo-organisation.js';
import { DemoPlans } from './demo-plans.js';
import { DemoReplies } from './demo-replies.js';
import { DemoAssessment } from './demo-assessment.js';
import { DemoScorecard } from './demo-scorecard.js';
import { DemoSharing } from './demo-sharing.js';

const lastPastYear = 1;

/** Makes the demo's company and its three years of feedback, through the product's own services. */
@Injectable()
export class DemoSeeder {
  constructor(
    private readonly database: Database,
    private readonly organisation: DemoOrganisation,
    private readonly launches: DemoLaunches,
    private readonly replies: DemoReplies,
    private readonly ending: DemoEnding,
    private readonly mails: DemoMails,
    private readonly plans: DemoPlans,
    private readonly loop: DemoLoop,
    private readonly scorecard: DemoScorecard,
    private readonly assessment: DemoAssessment,
    private readonly sharing: DemoSharing,
  ) {}

  /** Leaves the clock running in real time. */
  async seed(clock: DemoClock): Promise<void> {
    const now = clock.now();
    const cycles = demoCycles(dateIn(now, demoZone));
    const [oldest, last, open] = cycles as [DemoCycle, DemoCycle, DemoCycle];
    clock.standAt(tehran(addDays(oldest.opensOn, -30), 9));
    await this.database.write(() => this.organisation.fill(cycles));
    await this.past(oldest, clock);
    const lastId = await this.past(last, clock);
    await this.plans.write(lastId, addDays(last.closesOn, 12), clock);
    await this.sharing.write(lastId, last.reportsOn, clock);
    await this.loop.write(last.reportsOn, clock);
    await this.open(open, clock, now);
    await this.scorecard.write(dateIn(now, demoZone));
    await this.assessment.write(dateIn(now, demoZone), clock);
    clock.run();
  }

  private async past(cycle: DemoCycle, clock: DemoClock): Promise<string> {
    const { opensOn, closesOn, reportsOn, year } = cycle;
    clock.standAt(tehran(opensOn, 9, 30));
    const id = await this.launches.launch(cycle);
    clock.standAt(tehran(addDays(opensOn, 9), 15));
    await this.replies.send(id, cycle);
    clock.standAt(tehran(addDays(closesOn, 1), 1));
    await this.ending.closeAndMix(id);
    clock.standAt(tehran(reportsOn, 10));
    await this.ending.release(id, demoId('mina.sohrabi'));
    await this.mails.countAsSent(id);
    clock.standAt(tehran(addDays(closesOn, 10), 10));
    await this.ending.letKeyGo();
    await this.acknowledge(id, year, clock.now());
    return id;
  }

  private async open(cycle: DemoCycle, clock: DemoClock, now: Date): Promise<void> {
    clock.standAt(tehran(cycle.opensOn, 9, 30));
    const id = await this.launches.launch(cycle);
    await this.mails.bounceOne(id);
    await this.mails.deliverOthers(id);
    await this.mails.deliverStory(id, clock);
    clock.standAt(new Date(now.getTime() - 60_000));
    await this.replies.send(id, cycle);
  }

  /** Everybody has read their reports, except Leila her last one: it waits for whoever signs in as her. */
  private async acknowledge(cycleId: string, year: number, at: Date): Promise<void> {
    const read = { cycleId, reportState: 'released' as const };
    const where = year === lastPastYear ? { ...read, subjectId: Not(demoId('leila.rahimi')) } : read;
    await this.database.write(() =>
      this.database.of(ReviewEntity).update(where, { reportState: 'acknowledged', acknowledgedAt: at }),
    );
  }
}
