import { Injectable } from '@nestjs/common';
import { MoreThanOrEqual } from 'typeorm';
import { Database } from '../database/database.js';
import type { IsoDate } from '../domain/calendar.js';
import type { LocalText } from '../domain/locale.js';
import { RecognitionEntity } from './recognition.entity.js';

/** So many thanks for one behaviour in one month, hidden and private ones included. */
export interface RecognitionCount {
  /** YYYY-MM. */
  readonly month: string;
  readonly behaviourId: string;
  readonly statement: LocalText;
  readonly count: number;
}

/** Thanks as evidence: counts by month and behaviour, never by person. */
@Injectable()
export class Recognitions {
  constructor(private readonly database: Database) {}

  /** The latest month first, in it the most thanked behaviour. */
  async counts(since: IsoDate): Promise<RecognitionCount[]> {
    const rows = await this.database.of(RecognitionEntity).find({
      where: { givenOn: MoreThanOrEqual(since) },
      select: { id: true, givenOn: true, behaviourId: true, statement: true },
      order: { createdAt: 'ASC' },
    });
    const counts = new Map<string, RecognitionCount>();
    for (const { givenOn, behaviourId, statement } of rows) {
      const month = givenOn.slice(0, 7);
      const key = `${month} ${behaviourId}`;
      counts.set(key, { month, behaviourId, statement, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.values()].sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : b.count - a.count));
  }

  async total(since: IsoDate): Promise<number> {
    return this.database.of(RecognitionEntity).countBy({ givenOn: MoreThanOrEqual(since) });
  }
}
