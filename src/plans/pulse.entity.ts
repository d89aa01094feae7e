import { Entity, PrimaryColumn, Unique } from 'typeorm';
import { InstantColumn, RefColumn } from '../database/columns.js';

/** The one pulse of a plan: a small cycle of its own, with a key, links, a mix and a snapshot like any other. */
@Entity('pulse')
@Unique('pulse_cycle', ['cycleId'])
export class PulseEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) planId: string;
  @RefColumn() cycleId: string;
  /** The review in that cycle, whose snapshot holds the result. */
  @RefColumn() reviewId: string;
  @InstantColumn() sentAt: Date;
}
