import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ClosureService } from './closure.service.js';
import { LaunchService } from './launch.service.js';
import { ReminderService } from './reminder.service.js';

const everyMs = 20_000;

/** The clockwork of running cycles: half-done launches, reminders that are due, deadlines that have passed. */
@Injectable()
export class CycleJobs {
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly launches: LaunchService,
    private readonly reminders: ReminderService,
    private readonly closures: ClosureService,
  ) {}

  /** Runs soon, without anybody waiting for it; a failure is tried again by the next turn. */
  wake(): void {
    setImmediate(() => void this.tick().catch(() => undefined));
  }

  @Interval(everyMs)
  async tick(): Promise<void> {
    const turn = this.running.then(() => this.work());
    this.running = turn.catch(() => undefined);
    return turn;
  }

  private async work(): Promise<void> {
    for (const cycleId of await this.launches.unfinished()) await this.launches.finish(cycleId);
    await this.reminders.sendDue();
    await this.closures.closeDue();
  }
}
