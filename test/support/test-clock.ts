import { Clock } from '../../src/config/clock.js';

/** A clock the test sets; it starts on a Monday morning and stands still. */
export class TestClock extends Clock {
  private instant = new Date('2026-11-02T09:30:00Z');

  override now(): Date {
    return new Date(this.instant);
  }

  set(text: string): void {
    this.instant = new Date(text);
  }

  advance(amount: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = amount;
    this.instant = new Date(this.instant.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
}
