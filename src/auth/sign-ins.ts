import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { Outbox } from '../mail/outbox.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { sessionCookieName } from '../web/cookies.js';
import { setCookie } from '../web/visitor.js';
import { Sessions, sessionSeconds } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Asking for a link, and being signed in. */
@Injectable()
export class SignIns {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Mails a link, if the address is an active employee's. The caller learns nothing, not even from the time it takes. */
  async ask(foldedAddress: string, next: string): Promise<void> {
    const person = await this.database
      .of(PersonEntity)
      .findOneBy({ emailFolded: foldedAddress, kind: 'employee', status: 'active' });
    const mayMail = await this.throttle.mayMail(foldedAddress);
    const round = randomId();
    await this.outbox.put({ kind: 'sign-in', personId: person?.id ?? '', round, references: { next } });
    // An unknown address costs the same two statements; its row is struck out before anybody could send it.
    const state = person && mayMail ? 'due' : 'dropped';
    await this.database.of(OutboxMailEntity).update({ kind: 'sign-in', round }, { state });
  }

  /** Begins a session under a new id; whatever session this browser had ends. */
  async signIn(request: FastifyRequest, personId: string): Promise<void> {
    if (request.signedIn) await this.sessions.end(request.signedIn.sessionHash);
    const value = await this.sessions.create(personId);
    setCookie(request, { name: sessionCookieName(this.config), value, maxAgeSeconds: sessionSeconds });
  }
}
