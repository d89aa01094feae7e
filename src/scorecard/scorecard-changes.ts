import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';

export type ScorecardPart = 'objective' | 'measure' | 'initiative' | 'weights' | 'figures';

/** Puts changes of the scorecard into the audit log: which part of what, never names or figures. */
@Injectable()
export class ScorecardChanges {
  constructor(private readonly audit: AuditLog) {}

  record(actorId: string, part: ScorecardPart, change: 'added' | 'changed' | 'deleted', id = ''): Promise<void> {
    return this.audit.record(actorId, 'scorecard.changed', { part, change, id });
  }
}
