import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { BrandValueEntity } from '../competencies/brand-value.entity.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import { ValueEvidenceEntity } from './value-evidence.entity.js';

export type NewEvidence = Pick<ValueEvidenceEntity, 'valueId' | 'source' | 'text' | 'gatheredOn'>;

/** How each brand value was formed: from which feedback, and when (mission, "Where the method comes from"). */
@Injectable()
export class ValueEvidence {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first. */
  all(): Promise<ValueEvidenceEntity[]> {
    return this.database.of(ValueEvidenceEntity).find({ order: { gatheredOn: 'DESC', createdAt: 'DESC' } });
  }

  async add(evidence: NewEvidence, actorId: string): Promise<void> {
    if (!(await this.database.of(BrandValueEntity).existsBy({ id: evidence.valueId }))) throw new NotFound();
    const id = randomId();
    await this.database
      .of(ValueEvidenceEntity)
      .insert({ id, ...evidence, createdBy: actorId, createdAt: this.clock.now() });
    await this.audit.record(actorId, 'value-evidence.added', { value: evidence.valueId });
  }

  async remove(id: string, actorId: string): Promise<void> {
    const { affected } = await this.database.of(ValueEvidenceEntity).delete({ id });
    if (affected !== 1) throw new NotFound();
    await this.audit.record(actorId, 'value-evidence.removed', { evidence: id });
  }
}
