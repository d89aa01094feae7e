import { Entity } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../database/columns.js';

export const evidenceSources = ['customers', 'employees'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

/** Which feedback a brand value was formed from, and when it was gathered. */
@Entity('value_evidence')
export class ValueEvidenceEntity {
  @IdColumn() id: string;
  @RefColumn() valueId: string;
  @CodeColumn() source: EvidenceSource;
  @TextColumn() text: string;
  @DayColumn() gatheredOn: string;
  @RefColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
}
