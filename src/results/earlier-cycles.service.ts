import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { EarlierResultEntity } from './earlier-result.entity.js';

/** What was imported of one earlier cycle, in numbers; figures of people are for their reports alone. */
export interface ImportedCycle {
  /** Any row of the cycle: its handle in addresses. */
  readonly id: string;
  readonly name: string;
  readonly endedOn: string;
  readonly people: number;
  readonly figures: number;
  readonly scaleFrom: number;
  readonly scaleTo: number;
}

@Injectable()
export class EarlierCycles {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first. */
  async all(): Promise<ImportedCycle[]> {
    const rows = await this.database
      .of(EarlierResultEntity)
      .createQueryBuilder('earlier')
      .select(['MIN(earlier.id) AS "id"', 'MIN(earlier.cycleName) AS "name"', 'MAX(earlier.endedOn) AS "endedOn"'])
      .addSelect(['MIN(earlier.scaleFrom) AS "scaleFrom"', 'MIN(earlier.scaleTo) AS "scaleTo"'])
      .addSelect(['COUNT(DISTINCT earlier.personId) AS "people"', 'COUNT(*) AS "figures"'])
      .groupBy('earlier.cycleNameFolded')
      .getRawMany<{ [K in keyof ImportedCycle]: ImportedCycle[K] | string }>();
    return rows
      .map((row) => ({
        id: String(row.id),
        name: String(row.name),
        endedOn: String(row.endedOn),
        people: Number(row.people),
        figures: Number(row.figures),
        scaleFrom: Number(row.scaleFrom),
        scaleTo: Number(row.scaleTo),
      }))
      .toSorted((one, other) => (one.endedOn < other.endedOn ? 1 : -1));
  }

  async find(id: string): Promise<EarlierResultEntity> {
    const row = await this.database.of(EarlierResultEntity).findOneBy({ id });
    if (!row) throw new NotFound();
    return row;
  }

  /** Takes a whole imported cycle out again; reports show it no longer. */
  async remove(id: string, actorId: string): Promise<void> {
    const { cycleNameFolded } = await this.find(id);
    const figures = await this.database.of(EarlierResultEntity).countBy({ cycleNameFolded });
    await this.database.of(EarlierResultEntity).delete({ cycleNameFolded });
    await this.audit.record(actorId, 'earlier-results.removed', { figures });
  }
}
