import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ImportanceCustody } from './importance-custody.js';
import { ImportanceMix } from './importance-mix.js';
import { ImportanceReminders } from './importance-reminders.js';

const everyMs = 20_000;

/** The clockwork of surveys on desired behaviours: reminders, closing, mixing, the end of keys. */
@Injectable()
export class ImportanceWorker {
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly reminders: ImportanceReminders,
    private readonly mix: ImportanceMix,
    private readonly custody: ImportanceCustody,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    const turn = this.running.then(() => this.work());
    this.running = turn.catch(() => undefined);
    return turn;
  }

  private async work(): Promise<void> {
    await this.reminders.sendDue();
    await this.mix.closeDue();
    await this.mix.mixDue();
    await this.custody.destroyDue();
  }
}
