import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { Database } from '../database/database.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { readReference } from '../domain/known-people.js';
import { foldForSearch } from '../domain/search-folding.js';
import { cleanLine } from '../domain/text-cleaning.js';
import { toAsciiDomain } from '../people/known-people.service.js';
import { PersonEntity } from '../people/person.entity.js';

/** Finds the employee somebody typed as the owner of something: by address, number or name. */
@Injectable()
export class Owners {
  constructor(private readonly database: Database) {}

  /** Null when nothing was typed; throws FormRejected for nobody and for several. */
  async find(field: string, typed: string): Promise<string | null> {
    const name = cleanLine(typed).slice(0, 100);
    if (name === '') return null;
    const [found, another] = await this.candidates(name);
    if (!found) throw new FormRejected([fieldProblem(field, 'scorecard.error.owner-unknown', { name })]);
    if (another) throw new FormRejected([fieldProblem(field, 'scorecard.error.owner-several', { name })]);
    return found.id;
  }

  /** How an owner is typed again: by address, which is nobody else's. */
  async typed(id: string | null): Promise<string> {
    const person = id === null ? null : await this.database.of(PersonEntity).findOneBy({ id });
    return person?.email ?? '';
  }

  private async candidates(typed: string): Promise<PersonEntity[]> {
    const { email, number } = readReference(typed, toAsciiDomain);
    const among = (where: FindOptionsWhere<PersonEntity>) =>
      this.database.of(PersonEntity).find({ where: { kind: 'employee', status: 'active', ...where }, take: 2 });
    if (email) return among({ emailFolded: email });
    const byNumber = number === '' ? [] : await among({ employeeNumberFolded: number });
    return byNumber.length > 0 ? byNumber : among({ nameFolded: foldForSearch(typed) });
  }
}
