import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Turns } from '../config/turns.js';
import { Alarms } from './alarms.js';
import { KeyCustody } from './key-custody.service.js';
import { KeyWatch } from './key-watch.js';
import { MixService } from './mix.service.js';

const everyMs = 20_000;

/** Finds closed cycles, mixes their answers, builds their reports, and lets their keys go. */
@Injectable()
export class MixWorker {
  private readonly turns = new Turns(() => this.work());

  constructor(
    private readonly mixes: MixService,
    private readonly custody: KeyCustody,
    private readonly watch: KeyWatch,
    private readonly alarms: Alarms,
  ) {}

  /** Runs soon, without anybody waiting for it. */
  wake(): void {
    this.turns.takeSoon();
  }

  /** One turn at a time; what is cut off is taken up by the next. */
  @Interval(everyMs)
  tick(): Promise<void> {
    return this.turns.take();
  }

  private async work(): Promise<void> {
    await this.guarded('all', () => this.watch.look());
    for (const cycleId of await this.mixes.unfinished()) await this.guarded(cycleId, () => this.mixes.work(cycleId));
    await this.guarded('all', () => this.custody.destroyDue());
  }

  /** A cycle that fails is told and tried again; it does not keep the next one waiting. */
  private async guarded(cycleId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.alarms.raise(`Work on the answers of cycle ${cycleId} was cut off: ${String(error)}`);
    }
  }
}
