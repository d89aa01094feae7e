import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Turns } from '../config/turns.js';
import { ImportanceCustody } from './importance-custody.js';
import { ImportanceMix } from './importance-mix.js';
import { ImportanceReminders } from './importance-reminders.js';

const everyMs = 20_000;

/** The clockwork of surveys on desired behaviours: reminders, closing, mixing, the end of keys. */
@Injectable()
export class ImportanceWorker {
  private readonly turns = new Turns(() => this.work());

  constructor(
    private readonly reminders: ImportanceReminders,
    private readonly mix: ImportanceMix,
    private readonly custody: ImportanceCustody,
  ) {}

  @Interval(everyMs)
  tick(): Promise<void> {
    return this.turns.take();
  }

  private async work(): Promise<void> {
    await this.reminders.sendDue();
    await this.mix.closeDue();
    await this.mix.mixDue();
    await this.custody.destroyDue();
  }
}
