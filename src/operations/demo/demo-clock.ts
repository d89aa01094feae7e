import { Clock } from '../../config/clock.js';

/** While the demo's past is made it stands where it is put; afterwards it is the real time. */
export class DemoClock extends Clock {
  private instant: Date | null = null;

  override now(): Date {
    return this.instant ? new Date(this.instant) : super.now();
  }

  standAt(instant: Date): void {
    this.instant = instant;
  }

  run(): void {
    this.instant = null;
  }
}
