import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { mayDestroy } from '../domain/key-custody.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { Alarms } from './alarms.js';
import { VerifiedBackup } from './verified-backup.js';

/** What a key has served and is no longer needed for: a cycle, or a survey of desired behaviours. */
export interface Mixed {
  readonly kind: 'cycle' | 'survey';
  readonly id: string;
  readonly mixedAt: Date | null;
  readonly backupVerifiedAt: Date | null;
}

/** The last two steps of every key: nothing may be lost by its end, and it must end everywhere (F15). */
@Injectable()
export class KeyEnd {
  constructor(
    private readonly clock: Clock,
    private readonly keys: CycleKeys,
    private readonly backup: VerifiedBackup,
    private readonly alarms: Alarms,
  ) {}

  /** Once a backup made since the mix is verified (`verified` stores that), or seven days after it all the same. */
  async isDue(mixed: Mixed, verified: () => Promise<void>): Promise<boolean> {
    if (!mixed.backupVerifiedAt && (await this.isSaved(mixed))) {
      await verified();
      return true;
    }
    return mayDestroy(mixed, this.clock.now());
  }

  /** True only when a listing of every folder shows nothing of the key any more; else an alarm names the places. */
  destroy({ kind, id }: Mixed): boolean {
    const places = this.keys.destroy(id);
    if (places.length > 0) this.alarms.raise(`The key of ${kind} ${id} could not be deleted in ${places.join(', ')}`);
    return places.length === 0;
  }

  private async isSaved({ kind, id }: Mixed): Promise<boolean> {
    if (!this.backup.isPossible) return false;
    try {
      await this.backup.make(`after-mix-${id}`);
      return true;
    } catch (error) {
      this.alarms.raise(`The backup after the mix of ${kind} ${id} failed: ${String(error)}`);
      return false;
    }
  }
}
