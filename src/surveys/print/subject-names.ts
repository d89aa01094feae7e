import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { PersonEntity } from '../../people/person.entity.js';
import type { PaperRater } from './printed-codes.js';

/** The names that stand on a sheet of codes and on the page before it. */
@Injectable()
export class SubjectNames {
  constructor(private readonly database: Database) {}

  /** Review → the person it is about. */
  async of(cycleId: string): Promise<ReadonlyMap<string, string>> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    const names = await this.named(reviews.map(({ subjectId }) => subjectId));
    return new Map(reviews.map(({ id, subjectId }) => [id, names.get(subjectId) ?? '']));
  }

  /** Person → name, of all who printed for these raters. */
  printers(raters: readonly PaperRater[]): Promise<ReadonlyMap<string, string>> {
    return this.named(raters.flatMap(({ invitation }) => invitation.printedBy ?? []));
  }

  private async named(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const people = await this.database.of(PersonEntity).findBy({ id: In([...new Set(ids)]) });
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}
