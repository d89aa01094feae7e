import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { Database } from '../database/database.js';
import type { AskedPeriod } from '../domain/assessment-evidence.js';
import { dateIn } from '../domain/zone-time.js';
import { GroupSnapshots } from '../results/group-snapshots.js';

/** Below this many answers a count is not told, whatever a cycle's own threshold says (anonymity R9). */
const fewest = 5;

/** When published cycles asked, and how many requests were answered, as the quality figures frozen with them say. */
@Injectable()
export class AskedPeriods {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupSnapshots,
  ) {}

  async read(): Promise<{ readonly periods: readonly AskedPeriod[]; readonly least: number }> {
    const published = await this.groups.published();
    const ids = published.map(({ shown }) => shown.cycle.id);
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(ids) });
    const periods: AskedPeriod[] = [];
    for (const { shown } of published) {
      const cycle = cycles.find(({ id }) => id === shown.cycle.id);
      const quality = await this.groups.qualityOf(shown.cycle.id);
      const until = shown.cycle.closedOn || cycle?.closesOn;
      if (!cycle?.openedAt || !quality || !until) continue;
      const answered = (groups: readonly string[]): number =>
        quality.response.filter(({ group }) => groups.includes(group)).reduce((sum, row) => sum + row.answered, 0);
      periods.push({
        from: dateIn(cycle.openedAt, cycle.timeZone),
        until,
        customers: answered(['customer']),
        employees: answered(['peer', 'subordinate']),
      });
    }
    return { periods, least: Math.max(fewest, ...published.map(({ shown }) => shown.thresholds.raters)) };
  }
}
