import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../database/database.js';
import { quarterKey } from '../domain/quarter.js';
import { Actuals, type EnteredFigure } from './actuals.js';
import { ComputedMeasures } from './computed-measures.js';
import { MeasureEntity } from './measure.entity.js';
import { Periods } from './periods.js';

const everyMs = 60 * 60 * 1000;
/** A live figure is the same for every reader. */
const nobody = '';

/** Notes what is computed as of today, quarter by quarter: when the quarter is over it cannot be computed any more. */
@Injectable()
export class KeptFigures {
  constructor(
    private readonly database: Database,
    private readonly computed: ComputedMeasures,
    private readonly actuals: Actuals,
    private readonly periods: Periods,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    const period = quarterKey(this.periods.running);
    const standing = new Map((await this.actuals.of(period)).map(({ measureId, value }) => [measureId, value]));
    const figures: EnteredFigure[] = [];
    for (const { id, source, competencyId } of await this.database.of(MeasureEntity).find()) {
      const by = this.computed.find(source);
      const latest = by?.kind === 'live' ? (await by.points(competencyId, nobody)).at(-1) : undefined;
      if (latest && standing.get(id) !== latest.value) figures.push({ measureId: id, period, value: latest.value });
    }
    if (figures.length > 0) await this.database.write(() => this.actuals.save(figures, 'kept', null));
  }
}
