import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type PersonDeactivation, PersonDeactivations } from '../people/person-deactivations.js';
import { Sessions } from './sessions.js';
import { SignInLinkEntity } from './sign-in-link.entity.js';

/** Who is deactivated is signed out everywhere, and a link that waits in their mailbox opens nothing. */
@Injectable()
export class Departures implements PersonDeactivation, OnModuleInit {
  constructor(
    private readonly deactivations: PersonDeactivations,
    private readonly sessions: Sessions,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.deactivations.register(this);
  }

  async personDeactivated(personId: string): Promise<void> {
    await this.sessions.endAllOf(personId);
    await this.database.of(SignInLinkEntity).delete({ personId });
  }
}
