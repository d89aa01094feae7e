import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';

export type FrameworkPart = 'value' | 'competency' | 'behaviour' | 'scale' | 'questions' | 'starter' | 'texts';

/** Who changed which part of the framework, for the audit log: ids only, the words stand in the framework. */
@Injectable()
export class FrameworkChanges {
  constructor(private readonly audit: AuditLog) {}

  async record(
    actorId: string,
    part: FrameworkPart,
    change: 'added' | 'changed' | 'moved' | 'deleted',
    id = '',
  ): Promise<void> {
    await this.audit.record(actorId, 'framework.changed', { part, change, id });
  }
}
