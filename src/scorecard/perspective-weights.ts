import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Perspective, perspectives } from '../domain/strategy-map.js';
import { PerspectiveWeightEntity } from './perspective-weight.entity.js';

/** How much each perspective counts in the total. */
@Injectable()
export class PerspectiveWeights {
  constructor(private readonly database: Database) {}

  async change(weights: Readonly<Record<Perspective, number>>): Promise<void> {
    const rows = perspectives.map((perspective) => ({ perspective, weight: weights[perspective] }));
    await this.database.of(PerspectiveWeightEntity).upsert(rows, ['perspective']);
  }
}
