import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { Database } from '../database/database.js';
import { type FieldProblem, fieldProblem } from '../domain/errors.js';
import { readReference } from '../domain/known-people.js';
import { foldForSearch } from '../domain/search-folding.js';
import { cleanLine } from '../domain/text-cleaning.js';
import { toAsciiDomain } from './known-people.service.js';
import { PersonEntity } from './person.entity.js';

const deepest = 100;

/** Finds the manager somebody typed: by address, number or name. */
@Injectable()
export class ManagerFinder {
  constructor(private readonly database: Database) {}

  /** The manager's id, or null with a problem; null without one when nothing was typed. */
  async find(typed: string, person: PersonEntity | null, problems: FieldProblem[]): Promise<string | null> {
    const shown = cleanLine(typed).slice(0, 100);
    if (shown === '') return null;
    const refuse = (key: string, params: Record<string, string> = {}) => {
      problems.push(fieldProblem('manager', key, { manager: shown, ...params }));
      return null;
    };
    const [manager, another] = await this.candidates(shown);
    if (!manager) return refuse('people.manager-unknown');
    if (another) return refuse('people.manager-several');
    if (manager.id === person?.id) return refuse('import.problem.manager-self');
    if (manager.status === 'inactive' && manager.id !== person?.managerId) return refuse('people.manager-left');
    const chain = person ? await this.chainTo(person, manager) : null;
    return chain ? refuse('import.problem.manager-loop', { chain: chain.join(' > ') }) : manager.id;
  }

  private async candidates(typed: string): Promise<PersonEntity[]> {
    const { email, number } = readReference(typed, toAsciiDomain);
    const among = (where: FindOptionsWhere<PersonEntity>) =>
      this.database.of(PersonEntity).find({ where: { kind: 'employee', ...where }, take: 2 });
    if (email) return among({ emailFolded: email });
    const byNumber = number === '' ? [] : await among({ employeeNumberFolded: number });
    return byNumber.length > 0 ? byNumber : among({ nameFolded: foldForSearch(typed), status: 'active' });
  }

  /** The names from a person over the wished manager back to the person, when that would be a loop. */
  private async chainTo(person: PersonEntity, manager: PersonEntity): Promise<string[] | null> {
    const names = [person.name];
    let next: PersonEntity | null = manager;
    for (let depth = 0; next && depth < deepest; depth++) {
      names.push(next.name);
      if (next.managerId === person.id) return [...names, person.name];
      next = next.managerId ? await this.database.of(PersonEntity).findOneBy({ id: next.managerId }) : null;
    }
    return null;
  }
}
