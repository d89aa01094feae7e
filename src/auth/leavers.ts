import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type PersonDeactivation, PersonDeactivations } from '../people/person-deactivations.js';
import { Sessions } from './sessions.js';
import { SignInLinkEntity } from './sign-in-link.entity.js';

/** Whoever is deactivated is signed out everywhere, and a link that waits in their mailbox opens nothing. */
@Injectable()
export class Leavers implements PersonDeactivation, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly deactivations: PersonDeactivations,
  ) {}

  onModuleInit(): void {
    this.deactivations.register(this);
  }

  async personDeactivated(personId: string): Promise<void> {
    await this.sessions.endAllOf(personId);
    await this.database.of(SignInLinkEntity).delete({ personId });
  }
}
