import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { calendarOf } from '../cycles/typed-days.js';
import type { IsoDate } from '../domain/calendar.js';
import { addQuarters, type Quarter, quarterOf } from '../domain/quarter.js';
import { dateIn } from '../domain/zone-time.js';
import { Organisation } from '../settings/organisation.js';

/** The organisation's quarters: of the calendar of its own language, so that everybody's figures fit together. */
@Injectable()
export class Periods {
  constructor(
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  get today(): IsoDate {
    return dateIn(this.clock.now(), this.organisation.current().timeZone);
  }

  get running(): Quarter {
    return this.of(this.today);
  }

  of(day: IsoDate): Quarter {
    return quarterOf(day, calendarOf(this.organisation.current().defaultLocale));
  }

  /** The running quarter and so many before it, newest first. */
  recent(count: number): Quarter[] {
    return Array.from({ length: count }, (_, index) => addQuarters(this.running, -index));
  }
}
