import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Turns } from '../config/turns.js';
import { ClosureService } from './closure.service.js';
import { LaunchService } from './launch.service.js';
import { ReminderService } from './reminder.service.js';

const everyMs = 20_000;

/** The clockwork of running cycles: half-done launches, reminders that are due, deadlines that have passed. */
@Injectable()
export class CycleJobs {
  private readonly turns = new Turns(() => this.work());

  constructor(
    private readonly launches: LaunchService,
    private readonly reminders: ReminderService,
    private readonly closures: ClosureService,
  ) {}

  /** Runs soon, without anybody waiting for it; a failure is tried again by the next turn. */
  wake(): void {
    this.turns.takeSoon();
  }

  @Interval(everyMs)
  tick(): Promise<void> {
    return this.turns.take();
  }

  private async work(): Promise<void> {
    for (const cycleId of await this.launches.unfinished()) await this.launches.finish(cycleId);
    await this.reminders.sendDue();
    await this.closures.closeDue();
  }
}
