import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';

const pauseMinutes = 5;

/** Domains whose server asked us to stop for now (421); kept in memory, since a new process may well ask again. */
@Injectable()
export class PausedDomains {
  private readonly byDomain = new Map<string, Date>();

  constructor(private readonly clock: Clock) {}

  pause(address: string): void {
    this.byDomain.set(domainOf(address), new Date(this.clock.now().getTime() + pauseMinutes * 60_000));
  }

  /** Until when mails to this address wait; null when they need not. */
  until(address: string): Date | null {
    const until = this.byDomain.get(domainOf(address));
    if (until && until > this.clock.now()) return until;
    this.byDomain.delete(domainOf(address));
    return null;
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
