import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import type { ReleaseWay } from './report-release.js';

/** Which reports a cycle could release, and in which way. */
@Injectable()
export class ReleasableReports {
  constructor(private readonly database: Database) {}

  /** A cycle whose reports are built; any other has no release: NotFound. */
  async cycle(cycleId: string): Promise<CycleEntity> {
    const cycle = await this.database
      .of(CycleEntity)
      .findOneBy({ id: cycleId, state: In(['closed', 'released']), kind: 'review' });
    if (!cycle) throw new NotFound();
    return cycle;
  }

  async for(cycleId: string, way: ReleaseWay): Promise<ReviewEntity[]> {
    return this.database.of(ReviewEntity).findBy(whereFor(cycleId, way));
  }

  /** Ready, and nobody has decided about them yet. */
  async left(cycleId: string): Promise<number> {
    return this.database.of(ReviewEntity).countBy(whereFor(cycleId, 'straight'));
  }
}

function whereFor(cycleId: string, way: ReleaseWay): FindOptionsWhere<ReviewEntity>[] {
  if (way !== 'now') return [{ cycleId, reportState: 'built', releaseOn: IsNull() }];
  return [
    { cycleId, reportState: 'with-reader' },
    { cycleId, reportState: 'built', releaseOn: Not(IsNull()) },
  ];
}
