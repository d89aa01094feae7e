import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import type { PeopleChoice } from '../domain/cycle-settings.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { PersonEntity } from '../people/person.entity.js';
import type { ParticipantsForm } from './participants.form.js';
import { ParticipantsService } from './participants.service.js';

const namedAtMost = 5;
const addressesPerQuery = 500;

/** Turns the choice on the form into people; addresses nobody has are told all at once. */
@Injectable()
export class ParticipantsChoice {
  constructor(
    private readonly database: Database,
    private readonly participants: ParticipantsService,
  ) {}

  /** Addresses add to a list that stands; where a rule chose so far, they begin a new one. */
  async apply(cycleId: string, before: PeopleChoice | undefined, form: ParticipantsForm): Promise<PeopleChoice> {
    if (form.kind === 'list') {
      const ids = await this.idsOf(addressesIn(form.emails));
      if (ids.length > 0 && before?.kind !== 'list') await this.participants.replace(cycleId, ids);
      else await this.participants.add(cycleId, ids);
      return { kind: 'list' };
    }
    const choice: Exclude<PeopleChoice, { kind: 'list' }> =
      form.kind === 'all' ? { kind: 'all' } : { kind: 'departments', departmentIds: form.departmentIds };
    if (choice.kind === 'departments' && choice.departmentIds.length === 0) {
      throw new FormRejected([fieldProblem('departmentIds', 'cycles.error.no-department')]);
    }
    await this.participants.replace(cycleId, await this.participants.chosenBy(choice));
    return choice;
  }

  private async idsOf(addresses: readonly string[]): Promise<string[]> {
    const ids = new Map<string, string>();
    for (let start = 0; start < addresses.length; start += addressesPerQuery) {
      const some = addresses.slice(start, start + addressesPerQuery);
      const people = await this.database
        .of(PersonEntity)
        .findBy({ emailFolded: In(some), kind: 'employee', status: 'active' });
      for (const { id, emailFolded } of people) ids.set(emailFolded, id);
    }
    const unknown = addresses.filter((address) => !ids.has(address));
    if (unknown.length > 0) {
      const params = { n: unknown.length, addresses: unknown.slice(0, namedAtMost).join(', ') };
      throw new FormRejected([fieldProblem('emails', 'cycles.error.unknown-addresses', params)]);
    }
    return [...ids.values()];
  }
}

function addressesIn(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[\s,;،؛]+/);
  return [...new Set(parts.map((part) => part.toLowerCase().replace(/^<|>$/g, '')).filter((part) => part !== ''))];
}
