import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { Alarms } from '../results/alarms.js';
import { VerifiedBackup } from '../results/verified-backup.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';

const daysWithoutBackup = 7;
const dayMs = 86_400_000;

/** Destroys the key of a mixed survey everywhere, by the rules of a cycle's; with it goes who was asked. */
@Injectable()
export class ImportanceCustody {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly keys: CycleKeys,
    private readonly backup: VerifiedBackup,
    private readonly alarms: Alarms,
  ) {}

  async destroyDue(): Promise<void> {
    const surveys = await this.database
      .of(ImportanceSurveyEntity)
      .findBy({ mixedAt: Not(IsNull()), keyDestroyedAt: IsNull() });
    for (const survey of surveys) if (await this.mayDestroy(survey)) await this.destroy(survey.id);
  }

  private async mayDestroy({ id, backupVerifiedAt, mixedAt }: ImportanceSurveyEntity): Promise<boolean> {
    if (backupVerifiedAt || (await this.verifyBackup(id))) return true;
    return this.clock.now().getTime() - (mixedAt?.getTime() ?? Infinity) >= daysWithoutBackup * dayMs;
  }

  private async verifyBackup(id: string): Promise<boolean> {
    if (!this.backup.isPossible) return false;
    try {
      await this.backup.make(`after-survey-${id}`);
    } catch (error) {
      this.alarms.raise(`The backup after survey ${id} failed: ${String(error)}`);
      return false;
    }
    await this.database.write(() =>
      this.database.of(ImportanceSurveyEntity).update(id, { backupVerifiedAt: this.clock.now() }),
    );
    return true;
  }

  /** "Destroyed" is recorded only when a listing of every folder shows nothing any more. */
  private async destroy(id: string): Promise<void> {
    const places = this.keys.destroy(id);
    if (places.length > 0) {
      this.alarms.raise(`The key of survey ${id} could not be deleted in ${places.join(', ')}`);
      return;
    }
    await this.database.write(async () => {
      const destroyed = await this.database
        .of(ImportanceSurveyEntity)
        .update({ id, keyDestroyedAt: IsNull() }, { keyDestroyedAt: this.clock.now() });
      if (destroyed.affected !== 1) return;
      await this.database.of(ImportanceRequestEntity).delete({ surveyId: id });
      await this.audit.record(null, 'importance.key-destroyed', { survey: id });
    });
  }
}
