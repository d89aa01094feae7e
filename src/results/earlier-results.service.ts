import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type EarlierCycle, type EarlierFigure, earlierCycles } from '../domain/earlier-results.js';
import { EarlierResultEntity } from './earlier-result.entity.js';

/** A person's results of earlier cycles from another tool, for the trend in that person's own report alone. */
@Injectable()
export class EarlierResults {
  constructor(private readonly database: Database) {}

  /** Oldest first; of protected groups only figures that rest on at least `k` people of the cycle that shows them. */
  async of(personId: string, k?: number): Promise<EarlierCycle[]> {
    const rows = await this.database.of(EarlierResultEntity).findBy({ personId });
    return earlierCycles(rows.map(figureOf), k);
  }
}

/** A stored row as the rules read it. */
export function figureOf(row: EarlierResultEntity): EarlierFigure {
  const { cycleName, endedOn, competencyId, competencyName, group, n, mean, scaleFrom: from, scaleTo: to } = row;
  return { cycleName, endedOn, competencyId, competencyName, group, n, mean, scale: { from, to } };
}
