import { Injectable } from '@nestjs/common';
import { ClosureService } from '../../cycles/closure.service.js';
import { CyclesService } from '../../cycles/cycles.service.js';
import { Database } from '../../database/database.js';
import { ReleaseService } from '../../reports/release.service.js';
import { MixWorker } from '../../results/mix.worker.js';

/** What follows a cycle's last day, one thing after the other instead of over a week. */
@Injectable()
export class DemoEnding {
  constructor(
    private readonly database: Database,
    private readonly cycles: CyclesService,
    private readonly closures: ClosureService,
    private readonly mixing: MixWorker,
    private readonly releases: ReleaseService,
  ) {}

  async closeAndMix(cycleId: string): Promise<void> {
    await this.closures.closeDue();
    await this.mixing.tick();
    const { state, name } = await this.cycles.byId(cycleId);
    if (state !== 'closed') throw new Error(`The answers of ${name} could not be mixed`);
  }

  async release(cycleId: string, actorId: string): Promise<void> {
    await this.releases.release(cycleId, 'reader-first', null, actorId);
    await this.releases.release(cycleId, 'now', null, actorId);
    await this.database.write(async () => {
      await this.releases.publishGroup(cycleId, actorId);
      await this.releases.end(cycleId, actorId);
    });
  }

  /** A week later the key goes. */
  async letKeyGo(): Promise<void> {
    await this.mixing.tick();
  }
}
