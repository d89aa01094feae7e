import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { addMonths } from '../domain/calendar.js';
import { percent } from '../domain/rounding.js';
import { PersonEntity } from '../people/person.entity.js';
import { ComputedMeasures, type ComputedPoint } from './computed-measures.js';
import { Periods } from './periods.js';

const months = 12;

/** How many of the staff have had a report delivered within a year, as of today. */
@Injectable()
export class CoverageMeasure implements OnModuleInit {
  constructor(
    private readonly measures: ComputedMeasures,
    private readonly database: Database,
    private readonly periods: Periods,
  ) {}

  onModuleInit(): void {
    this.measures.register({ key: 'coverage', unit: 'percent', kind: 'live', points: () => this.points() });
  }

  private async points(): Promise<ComputedPoint[]> {
    const since = new Date(`${addMonths(this.periods.today, -months)}T00:00:00Z`);
    const delivered = await this.database.of(ReviewEntity).find({
      select: { id: true, subjectId: true, releasedAt: true },
      where: { reportState: In(['released', 'acknowledged']), releasedAt: Not(IsNull()) },
    });
    const staff = await this.database
      .of(PersonEntity)
      .find({ select: { id: true }, where: { kind: 'employee', status: 'active' } });
    if (delivered.length === 0 || staff.length === 0) return [];
    const recent = new Set(
      delivered.filter(({ releasedAt }) => releasedAt && releasedAt >= since).map(({ subjectId }) => subjectId),
    );
    const covered = staff.filter(({ id }) => recent.has(id)).length;
    return [
      {
        until: this.periods.today,
        value: percent(covered, staff.length),
        made: [{ key: 'scorecard.made.coverage', params: { covered, staff: staff.length, months } }],
        course: null,
      },
    ];
  }
}
