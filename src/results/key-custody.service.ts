import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { KeyEnd, type Mixed } from './key-end.js';
import { unmixedStates } from './review-mixer.js';

/** Destroys the key of a mixed cycle, everywhere, once nothing can be lost by it: never before (F15). */
@Injectable()
export class KeyCustody {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly end: KeyEnd,
  ) {}

  async destroyDue(): Promise<void> {
    const cycles = await this.database
      .of(CycleEntity)
      .findBy({ mixedAt: Not(IsNull()), keyDestroyedAt: IsNull(), isImported: false });
    for (const cycle of cycles) {
      const mixed = { ...cycle, kind: 'cycle' } as const;
      if ((await this.isDue(mixed)) && this.end.destroy(mixed)) await this.record(cycle.id);
    }
  }

  private async isDue(cycle: Mixed): Promise<boolean> {
    const isUnmixed = { cycleId: cycle.id, mixState: In([...unmixedStates]) };
    if (await this.database.of(ReviewEntity).existsBy(isUnmixed)) return false;
    return this.end.isDue(cycle, () =>
      this.database.write(async () => {
        await this.database.of(CycleEntity).update(cycle.id, { backupVerifiedAt: this.clock.now() });
        await this.audit.record(null, 'backup.verified', { cycle: cycle.id });
      }),
    );
  }

  private async record(cycleId: string): Promise<void> {
    await this.database.write(async () => {
      const destroyed = await this.database
        .of(CycleEntity)
        .update({ id: cycleId, keyDestroyedAt: IsNull() }, { keyDestroyedAt: this.clock.now() });
      if (destroyed.affected === 1) await this.audit.record(null, 'cycle.key-destroyed', { cycle: cycleId });
    });
  }
}
