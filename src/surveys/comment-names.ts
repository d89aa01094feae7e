import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { namesIn } from '../domain/comment-cleaning.js';
import { PersonEntity } from '../people/person.entity.js';
import { type FormState, textsIn } from './form-state.js';
import type { OpenVisit } from './open-visit.js';
import type { RaterRequest } from './rater-visit.js';

const people = 200;

/**
 * Names and addresses in what a rater wrote that could tell who said what (I39). Looked for are the rater's own and
 * those of the people around the person rated in the chart, never the list of raters: a warning that knew it would
 * tell it to anybody who tries names out. Customers have only themselves and their own organisation looked for.
 */
@Injectable()
export class CommentNames {
  constructor(private readonly database: Database) {}

  async findIn(state: FormState, visit: OpenVisit, request: RaterRequest): Promise<string[]> {
    const written = textsIn(state);
    if (written.length === 0) return [];
    const text = written.join('\n');
    const { rater } = visit;
    const others = request.group === 'customer' ? await this.sameAccount(visit) : await this.around(request);
    const subjectParts = new Set(partsOf(request.subject.name));
    const names = [rater.name, ...others].flatMap((name) => [name, ...partsOf(name)]);
    const looked = [...new Set([...names, rater.email])].filter(
      (name) => name !== '' && !subjectParts.has(name) && name !== request.subject.name,
    );
    return longestOnly(namesIn(text, looked));
  }

  private async around({ subject }: RaterRequest): Promise<string[]> {
    const { id, managerId } = subject;
    const where = managerId ? [{ managerId: In([id, managerId]) }, { id: managerId }] : [{ managerId: id }];
    return this.names(where);
  }

  private async sameAccount({ rater }: OpenVisit): Promise<string[]> {
    return rater.accountId ? this.names([{ accountId: rater.accountId }]) : [];
  }

  private async names(where: object[]): Promise<string[]> {
    const found = await this.database.of(PersonEntity).find({ where, select: { id: true, name: true }, take: people });
    return found.map(({ name }) => name);
  }
}

/** First name, family name: people write one of them. */
function partsOf(name: string): string[] {
  return name.split(/\s+/).filter((part) => part.length > 2);
}

/** "Sara Novak" says it already; "Sara" need not stand beside it. */
function longestOnly(names: readonly string[]): string[] {
  return names.filter((name) => !names.some((other) => other !== name && other.split(/\s+/).includes(name)));
}
