import { Entity, PrimaryColumn } from 'typeorm';
import { JsonColumn } from '../database/columns.js';

/** Counts of answers by block and behaviour. No row per rater and no row per answer exists after the mix. */
@Entity('tally', { withoutRowid: true })
export class TallyEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) reviewId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) block: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) behaviourId: string;
  /** Raters who gave each point, from lowest to highest. */
  @JsonColumn() histogram: number[];
}
