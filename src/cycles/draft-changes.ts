import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { CycleEntity } from './cycle.entity.js';

export type DraftFields = Partial<
  Pick<CycleEntity, 'name' | 'settings' | 'opensOn' | 'closesOn' | 'debriefOn' | 'reportsOn'>
>;

/** The only way to change a cycle before launch. */
@Injectable()
export class DraftChanges {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** The cycle, if it may still be changed; a launch or another change waits until this write is stored. */
  async open(id: string): Promise<CycleEntity> {
    const held = await this.database
      .of(CycleEntity)
      .update({ id, state: In(['draft', 'nominating']) }, { version: () => 'version' });
    const cycle = await this.database.of(CycleEntity).findOneBy({ id });
    if (!cycle) throw new NotFound();
    if (held.affected !== 1) throw new RuleBroken('cycles.frozen');
    return cycle;
  }

  /** Stores what changed under the next version, so that pages opened before no longer fit. */
  async change(cycle: CycleEntity, fields: DraftFields, actorId: string, part: string): Promise<void> {
    const version = cycle.version + 1;
    await this.database.of(CycleEntity).update(cycle.id, { ...fields, version });
    await this.audit.record(actorId, 'cycle.changed', { cycle: cycle.id, part, version });
  }
}
