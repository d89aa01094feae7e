import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { KeyEnd } from '../results/key-end.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';

/** Destroys the key of a mixed survey everywhere, by the rules of a cycle's; with it goes who was asked. */
@Injectable()
export class ImportanceCustody {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly end: KeyEnd,
  ) {}

  async destroyDue(): Promise<void> {
    const surveys = await this.database
      .of(ImportanceSurveyEntity)
      .findBy({ mixedAt: Not(IsNull()), keyDestroyedAt: IsNull() });
    for (const survey of surveys) {
      const mixed = { ...survey, kind: 'survey' } as const;
      const isDue = await this.end.isDue(mixed, () => this.recordBackup(survey.id));
      if (isDue && this.end.destroy(mixed)) await this.record(survey.id);
    }
  }

  private async recordBackup(id: string): Promise<void> {
    await this.database.write(() =>
      this.database.of(ImportanceSurveyEntity).update(id, { backupVerifiedAt: this.clock.now() }),
    );
  }

  private async record(id: string): Promise<void> {
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
