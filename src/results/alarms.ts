import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../config/clock.js';

const againAfterMs = 3_600_000;

/** What somebody must look at, in the log: each alarm at once, and again every hour while it lasts. */
@Injectable()
export class Alarms {
  private readonly log = new Logger('answers');
  private readonly raisedAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  raise(message: string): void {
    const now = this.clock.now().getTime();
    if (now - (this.raisedAt.get(message) ?? -Infinity) < againAfterMs) return;
    this.raisedAt.set(message, now);
    this.log.error(message);
  }
}
