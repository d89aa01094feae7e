import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { mayDestroy } from '../domain/key-custody.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { Alarms } from './alarms.js';
import { unmixedStates } from './review-mixer.js';
import { VerifiedBackup } from './verified-backup.js';

/** Destroys the key of a mixed cycle, everywhere, once nothing can be lost by it: never before (F15). */
@Injectable()
export class KeyCustody {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly keys: CycleKeys,
    private readonly backup: VerifiedBackup,
    private readonly alarms: Alarms,
  ) {}

  async destroyDue(): Promise<void> {
    const cycles = await this.database
      .of(CycleEntity)
      .findBy({ mixedAt: Not(IsNull()), keyDestroyedAt: IsNull(), isImported: false });
    for (const cycle of cycles) {
      if (await this.isDue(cycle)) await this.destroy(cycle.id);
    }
  }

  private async isDue(cycle: CycleEntity): Promise<boolean> {
    if (await this.database.of(ReviewEntity).existsBy({ cycleId: cycle.id, mixState: In([...unmixedStates]) })) {
      return false;
    }
    const wasVerified = cycle.backupVerifiedAt !== null || (await this.verifyBackup(cycle.id));
    return wasVerified || mayDestroy(cycle, this.clock.now());
  }

  private async verifyBackup(cycleId: string): Promise<boolean> {
    if (!this.backup.isPossible) return false;
    try {
      await this.backup.make(`after-mix-${cycleId}`);
    } catch (error) {
      this.alarms.raise(`The backup after the mix of cycle ${cycleId} failed: ${String(error)}`);
      return false;
    }
    await this.database.write(async () => {
      await this.database.of(CycleEntity).update(cycleId, { backupVerifiedAt: this.clock.now() });
      await this.audit.record(null, 'backup.verified', { cycle: cycleId });
    });
    return true;
  }

  /** "Destroyed" is recorded only when a listing of every folder shows nothing any more. */
  private async destroy(cycleId: string): Promise<void> {
    const places = this.keys.destroy(cycleId);
    if (places.length > 0) {
      this.alarms.raise(`The key of cycle ${cycleId} could not be deleted in ${places.join(', ')}`);
      return;
    }
    await this.database.write(async () => {
      const destroyed = await this.database
        .of(CycleEntity)
        .update({ id: cycleId, keyDestroyedAt: IsNull() }, { keyDestroyedAt: this.clock.now() });
      if (destroyed.affected === 1) await this.audit.record(null, 'cycle.key-destroyed', { cycle: cycleId });
    });
  }
}
