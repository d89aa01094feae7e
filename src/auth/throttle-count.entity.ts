import { Entity, PrimaryColumn } from 'typeorm';
import { CountColumn, InstantColumn } from '../database/columns.js';

/** How often something was asked for within a quarter of an hour; of whom shows no more than a code. */
@Entity('throttle_count')
export class ThrottleCountEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) codeHash: string;
  @CountColumn() points: number;
  @InstantColumn() endsAt: Date;
}
