import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PersonDeactivation, PersonDeactivations } from '../people/person-deactivations.js';
import { Sessions } from './sessions.js';

/** Whoever is deactivated is signed out everywhere, and stays so if they come back. */
@Injectable()
export class Leavers implements PersonDeactivation, OnModuleInit {
  constructor(
    private readonly sessions: Sessions,
    private readonly deactivations: PersonDeactivations,
  ) {}

  onModuleInit(): void {
    this.deactivations.register(this);
  }

  async personDeactivated(personId: string): Promise<void> {
    await this.sessions.endAllOf(personId);
  }
}
