import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Frameworks } from '../competencies/frameworks.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { readComment } from '../domain/comment-cleaning.js';
import { fieldProblem, type FieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { behavioursOf, type QuestionnaireBehaviour } from '../domain/questionnaire.js';
import { PersonEntity } from '../people/person.entity.js';
import { LoopItems } from './loop-items.js';
import { RecognitionEntity } from './recognition.entity.js';
import type { ThanksForm } from './thanks.form.js';

/** The longest thanks, in characters. */
export const thanksLimit = 500;
const perPage = 50;

/** Thanks with the names that stand beside it. */
export interface NamedThanks {
  readonly thanks: RecognitionEntity;
  readonly from: string;
  readonly to: string;
}

/** Giving thanks, the wall of public ones, and one's own. */
@Injectable()
export class Thanks {
  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
    private readonly clock: Clock,
    private readonly items: LoopItems,
  ) {}

  async behaviours(): Promise<QuestionnaireBehaviour[]> {
    return behavioursOf(await this.frameworks.questionnaire());
  }

  /** Whom this person may thank, which is every active colleague but themselves. */
  async colleague(id: string, ownId: string): Promise<PersonEntity> {
    const where = { id, kind: 'employee' as const, status: 'active' as const };
    const person = isIdLike(id) && id !== ownId ? await this.database.of(PersonEntity).findOneBy(where) : null;
    if (!person) throw new NotFound();
    return person;
  }

  async give(form: ThanksForm, fromId: string): Promise<void> {
    const { id: toId } = await this.colleague(form.person, fromId);
    const behaviour = (await this.behaviours()).find(({ id }) => id === form.behaviour);
    const { text, length, isTooLong } = readComment(form.text, thanksLimit);
    const problems: FieldProblem[] = [];
    if (!behaviour) problems.push(fieldProblem('behaviour', 'thanks.error.behaviour'));
    if (text === '') problems.push(fieldProblem('text', 'thanks.error.text'));
    if (isTooLong) problems.push(fieldProblem('text', 'loop.error.text-long', { length, maximum: thanksLimit }));
    if (!behaviour || problems.length > 0) throw new FormRejected(problems);
    await this.database.of(RecognitionEntity).insert({
      id: randomId(),
      fromId,
      toId,
      behaviourId: behaviour.id,
      statement: behaviour.statement,
      text,
      isPublic: form.sight === 'public',
      isHidden: false,
      givenOn: this.items.today,
      createdAt: this.clock.now(),
    });
  }

  /** What the whole staff may read, newest first. */
  async wall(page: number): Promise<{ rows: NamedThanks[]; total: number }> {
    const where = { isPublic: true, isHidden: false };
    const order = { createdAt: 'DESC', id: 'ASC' } as const;
    const [rows, total] = await this.database
      .of(RecognitionEntity)
      .findAndCount({ where, order, skip: (page - 1) * perPage, take: perPage });
    return { rows: await this.named(rows), total };
  }

  async receivedBy(toId: string, month?: string): Promise<NamedThanks[]> {
    const order = { createdAt: 'DESC', id: 'ASC' } as const;
    const rows = await this.database.of(RecognitionEntity).find({ where: { toId }, order, take: perPage });
    return this.named(month === undefined ? rows : rows.filter(({ givenOn }) => givenOn.startsWith(month)));
  }

  async givenBy(fromId: string): Promise<NamedThanks[]> {
    const order = { createdAt: 'DESC', id: 'ASC' } as const;
    return this.named(await this.database.of(RecognitionEntity).find({ where: { fromId }, order, take: perPage }));
  }

  /** Only the person thanked takes it off the wall, or puts it back. */
  async hide(id: string, toId: string, isHidden: boolean): Promise<void> {
    const changed = isIdLike(id) ? await this.database.of(RecognitionEntity).update({ id, toId }, { isHidden }) : null;
    if (changed?.affected !== 1) throw new NotFound();
  }

  private async named(rows: readonly RecognitionEntity[]): Promise<NamedThanks[]> {
    const ids = [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))];
    const people = await this.database.of(PersonEntity).findBy({ id: In(ids) });
    const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '';
    return rows.map((thanks) => ({ thanks, from: nameOf(thanks.fromId), to: nameOf(thanks.toId) }));
  }
}
