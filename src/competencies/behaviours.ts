import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import { BehaviourEntity } from './behaviour.entity.js';
import { CompetencyEntity } from './competency.entity.js';
import { type Direction, moveAmong, nextPosition } from './outline-order.js';

export type BehaviourTexts = Omit<BehaviourEntity, 'id' | 'position'>;

@Injectable()
export class Behaviours {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<BehaviourEntity> {
    const behaviour = await this.database.of(BehaviourEntity).findOneBy({ id });
    if (!behaviour) throw new NotFound();
    return behaviour;
  }

  async add(texts: BehaviourTexts): Promise<string> {
    const id = randomId();
    await this.database.of(BehaviourEntity).insert({ id, ...(await this.placed(texts)) });
    return id;
  }

  /** Moved to another competency it goes to the end there. */
  async change(id: string, texts: BehaviourTexts): Promise<void> {
    const isElsewhere = (await this.byId(id)).competencyId !== texts.competencyId;
    await this.database.of(BehaviourEntity).update(id, isElsewhere ? await this.placed(texts) : texts);
  }

  async move(id: string, direction: Direction): Promise<void> {
    const { competencyId } = await this.byId(id);
    await moveAmong(this.database, BehaviourEntity, await this.of(competencyId), id, direction);
  }

  async delete(id: string): Promise<void> {
    await this.database.of(BehaviourEntity).delete(id);
  }

  of(competencyId: string): Promise<BehaviourEntity[]> {
    return this.database.of(BehaviourEntity).findBy({ competencyId });
  }

  private async placed(texts: BehaviourTexts): Promise<Omit<BehaviourEntity, 'id'>> {
    if (!(await this.database.of(CompetencyEntity).existsBy({ id: texts.competencyId }))) throw new NotFound();
    return { ...texts, position: nextPosition(await this.of(texts.competencyId)) };
  }
}
