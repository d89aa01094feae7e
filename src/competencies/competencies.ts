import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import { BehaviourEntity } from './behaviour.entity.js';
import { BrandValueEntity } from './brand-value.entity.js';
import { CompetencyEntity } from './competency.entity.js';
import { type Direction, moveAmong, nextPosition } from './outline-order.js';

export type CompetencyTexts = Omit<CompetencyEntity, 'id' | 'position'>;

@Injectable()
export class Competencies {
  constructor(private readonly database: Database) {}

  all(): Promise<CompetencyEntity[]> {
    return this.database.of(CompetencyEntity).find({ order: { position: 'ASC', id: 'ASC' } });
  }

  async byId(id: string): Promise<CompetencyEntity> {
    const competency = await this.database.of(CompetencyEntity).findOneBy({ id });
    if (!competency) throw new NotFound();
    return competency;
  }

  async add(texts: CompetencyTexts): Promise<string> {
    const id = randomId();
    await this.database.of(CompetencyEntity).insert({ id, ...(await this.placed(texts)) });
    return id;
  }

  /** Moved to another brand value it goes to the end there. */
  async change(id: string, texts: CompetencyTexts): Promise<void> {
    const isElsewhere = (await this.byId(id)).brandValueId !== texts.brandValueId;
    await this.database.of(CompetencyEntity).update(id, isElsewhere ? await this.placed(texts) : texts);
  }

  async move(id: string, direction: Direction): Promise<void> {
    const { brandValueId } = await this.byId(id);
    await moveAmong(this.database, CompetencyEntity, await this.of(brandValueId), id, direction);
  }

  async delete(id: string): Promise<void> {
    await this.database.of(BehaviourEntity).delete({ competencyId: id });
    await this.database.of(CompetencyEntity).delete(id);
  }

  private of(brandValueId: string): Promise<CompetencyEntity[]> {
    return this.database.of(CompetencyEntity).findBy({ brandValueId });
  }

  private async placed(texts: CompetencyTexts): Promise<Omit<CompetencyEntity, 'id'>> {
    if (!(await this.database.of(BrandValueEntity).existsBy({ id: texts.brandValueId }))) throw new NotFound();
    return { ...texts, position: nextPosition(await this.of(texts.brandValueId)) };
  }
}
