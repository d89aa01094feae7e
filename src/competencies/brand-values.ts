import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import { BrandValueEntity } from './brand-value.entity.js';
import { Competencies } from './competencies.js';
import { CompetencyEntity } from './competency.entity.js';
import { type Direction, moveAmong, nextPosition } from './outline-order.js';

export type BrandValueTexts = Pick<BrandValueEntity, 'name' | 'promise'>;

@Injectable()
export class BrandValues {
  constructor(
    private readonly database: Database,
    private readonly competencies: Competencies,
  ) {}

  all(): Promise<BrandValueEntity[]> {
    return this.database.of(BrandValueEntity).find({ order: { position: 'ASC', id: 'ASC' } });
  }

  async byId(id: string): Promise<BrandValueEntity> {
    const value = await this.database.of(BrandValueEntity).findOneBy({ id });
    if (!value) throw new NotFound();
    return value;
  }

  async add(texts: BrandValueTexts): Promise<string> {
    const id = randomId();
    await this.database.of(BrandValueEntity).insert({ id, position: nextPosition(await this.all()), ...texts });
    return id;
  }

  async change(id: string, texts: BrandValueTexts): Promise<void> {
    await this.database.of(BrandValueEntity).update(id, texts);
  }

  async move(id: string, direction: Direction): Promise<void> {
    await moveAmong(this.database, BrandValueEntity, await this.all(), id, direction);
  }

  /** With everything below it; frozen questionnaires keep theirs. */
  async delete(id: string): Promise<void> {
    const below = await this.database.of(CompetencyEntity).findBy({ brandValueId: id });
    for (const competency of below) await this.competencies.delete(competency.id);
    await this.database.of(BrandValueEntity).delete(id);
  }
}
