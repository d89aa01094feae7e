import { Injectable } from '@nestjs/common';
import { CyclesService } from '../../cycles/cycles.service.js';
import { DraftChanges } from '../../cycles/draft-changes.js';
import { DraftReader } from '../../cycles/draft-reader.js';
import { LaunchService } from '../../cycles/launch.service.js';
import { NominationEntity } from '../../cycles/nomination.entity.js';
import { OrganisationReader } from '../../cycles/organisation-facts.js';
import { Database } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import { proposeRaters } from '../../domain/proposals.js';
import type { DemoCycle } from './demo-dates.js';
import { demoId } from './demo-ids.js';
import { seededRandom } from './seeded-random.js';

const rowsPerInsert = 100;

/** Takes a cycle of the demo from nothing to open, the way HR does. */
@Injectable()
export class DemoLaunches {
  constructor(
    private readonly database: Database,
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly drafts: DraftReader,
    private readonly facts: OrganisationReader,
    private readonly launches: LaunchService,
  ) {}

  async launch({ name, opensOn, closesOn, reportsOn, year }: DemoCycle): Promise<string> {
    const hr = demoId('mina.sohrabi');
    const id = await this.database.write(async () => {
      const created = await this.cycles.create(name, hr);
      const draft = await this.changes.open(created);
      // Half-time has passed when the demo begins: reminding is left to whoever looks around.
      const settings = {
        ...draft.settings,
        managerSeesReport: true,
        sharesComments: true,
        reminders: ['two-days', 'last-day'] as const,
      };
      await this.changes.change(draft, { opensOn, closesOn, debriefOn: null, reportsOn, settings }, hr, 'dates');
      return created;
    });
    await this.nominate(id, opensOn, year);
    await this.launches.start(id, hr);
    await this.launches.finish(id);
    return id;
  }

  /** As the proposals do, with a draw that is the same at each start. */
  private async nominate(cycleId: string, today: string, year: number): Promise<void> {
    const { settings } = await this.cycles.byId(cycleId);
    const reviews = await this.drafts.reviews(cycleId);
    const subjects = reviews.map(({ subjectId }) => subjectId).sort();
    const facts = await this.facts.facts(settings, today);
    const nominations = proposeRaters({
      ...facts,
      settings,
      subjects,
      today,
      kept: [],
      random: seededRandom(11 + year),
    });
    const reviewOf = new Map(reviews.map(({ subjectId, id }) => [subjectId, id]));
    const rows = nominations.map(({ subjectId, raterId, group, source }) => ({
      id: randomId(),
      reviewId: reviewOf.get(subjectId) ?? '',
      raterId,
      group,
      source,
    }));
    await this.database.write(async () => {
      for (let start = 0; start < rows.length; start += rowsPerInsert) {
        await this.database.of(NominationEntity).insert(rows.slice(start, start + rowsPerInsert));
      }
    });
  }
}
