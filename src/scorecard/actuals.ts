import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { QuarterKey } from '../domain/quarter.js';
import { ActualEntity } from './actual.entity.js';

export interface EnteredFigure {
  readonly measureId: string;
  readonly period: QuarterKey;
  /** Null takes the figure out. */
  readonly value: number | null;
}

/** Writes figures of measures; called inside a write. */
@Injectable()
export class Actuals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  of(period: QuarterKey): Promise<ActualEntity[]> {
    return this.database.of(ActualEntity).findBy({ period });
  }

  async save(figures: readonly EnteredFigure[], source: ActualEntity['source'], enteredBy: string | null) {
    const rows = this.database.of(ActualEntity);
    for (const { measureId, period, value } of figures) {
      if (value === null) await rows.delete({ measureId, period });
      else
        await rows.upsert({ measureId, period, value, source, enteredBy, enteredAt: this.clock.now() }, [
          'measureId',
          'period',
        ]);
    }
  }
}
