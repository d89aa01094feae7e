import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { SessionEntity } from './session.entity.js';

const lifetimeDays = 7;
export const sessionSeconds = lifetimeDays * 24 * 60 * 60;

/** What a browser's cookie holds is never stored: a leaked database signs nobody in. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits in URL-safe letters: a session's id, a one-time link's secret. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Signed-in browsers. A session has a new id at each sign-in and ends after seven days at the latest. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Starts a session and returns the value of its cookie. */
  async create(personId: string): Promise<string> {
    const secret = newSecret();
    const now = this.clock.now();
    await this.database.of(SessionEntity).insert({
      idHash: hashOfSecret(secret),
      personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
    });
    return secret;
  }

  async end(sessionHash: string): Promise<void> {
    await this.database.of(SessionEntity).delete({ idHash: sessionHash });
  }

  async endAllOf(personId: string): Promise<void> {
    await this.database.of(SessionEntity).delete({ personId });
  }
}
