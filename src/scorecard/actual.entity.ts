import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn, RealColumn, RefColumn } from '../database/columns.js';
import type { QuarterKey } from '../domain/quarter.js';

/** The figure of a measure in one quarter. */
@Entity('scorecard_actual')
export class ActualEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) measureId: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) period: QuarterKey;
  @RealColumn() value: number;
  /** Kept: what the product computed, noted at the time because it cannot be computed for the past. */
  @CodeColumn() source: 'typed' | 'imported' | 'kept';
  @RefColumn({ nullable: true }) enteredBy: string | null;
  @InstantColumn() enteredAt: Date;
}
