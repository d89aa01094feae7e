import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { fewestAsked, pulseLimits } from '../domain/pulse.js';
import { foldForSearch } from '../domain/search-folding.js';
import { PersonEntity } from '../people/person.entity.js';

const mostOffered = 40;

/** Who can be asked in a pulse: colleagues, never the person. */
@Injectable()
export class PulsePeople {
  constructor(private readonly database: Database) {}

  /** Those nearest in the chart: manager, peers with the same manager, own team; by name. */
  async near(personId: string): Promise<PersonEntity[]> {
    const people = this.database.of(PersonEntity);
    const person = await people.findOneByOrFail({ id: personId });
    const active = { kind: 'employee', status: 'active' } as const;
    const found = await people.find({
      where: [
        { ...active, managerId: personId },
        ...(person.managerId
          ? [
              { ...active, managerId: person.managerId },
              { ...active, id: person.managerId },
            ]
          : []),
      ],
      order: { nameFolded: 'ASC' },
      take: mostOffered,
    });
    return found.filter(({ id }) => id !== personId);
  }

  /** Those ticked and those whose address was typed, each once; every problem is told at once. */
  async chosen(personId: string, ids: readonly string[], emails: string, k: number): Promise<PersonEntity[]> {
    const typed = [...new Set(emails.split(/[\s,;،؛]+/u).filter((address) => address !== ''))];
    const active = { kind: 'employee', status: 'active' } as const;
    const people = this.database.of(PersonEntity);
    const ticked = await people.findBy({ ...active, id: In([...ids]) });
    const named = await people.findBy({ ...active, emailFolded: In(typed.map(foldForSearch)) });
    const known = new Set(named.map(({ emailFolded }) => emailFolded));
    const unknown = typed.filter((address) => !known.has(foldForSearch(address)));
    const all = [...new Map([...ticked, ...named].map((person) => [person.id, person])).values()];
    const [fewest, most] = [fewestAsked(k), pulseLimits.mostPeople];
    const problems = [
      ...(unknown.length > 0
        ? [fieldProblem('emails', 'plans.pulse.error.unknown', { address: unknown[0] ?? '' })]
        : []),
      ...(all.some(({ id }) => id === personId) ? [fieldProblem('emails', 'plans.pulse.error.self')] : []),
      ...(all.length < fewest || all.length > most
        ? [fieldProblem('person', 'plans.pulse.error.number', { fewest, most, n: all.length })]
        : []),
    ];
    if (problems.length > 0) throw new FormRejected(problems);
    return all.toSorted((one, other) => one.nameFolded.localeCompare(other.nameFolded));
  }
}
