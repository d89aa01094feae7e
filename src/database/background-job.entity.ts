import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns.js';

/** Work that only one instance does at a time, and that must not be forgotten when it dies. */
@Entity('background_job')
export class BackgroundJobEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) name: string;
  @InstantColumn({ nullable: true }) leaseUntil: Date | null;
  @InstantColumn({ nullable: true }) lastDoneAt: Date | null;
  /** Since when it is necessary, noted in the write that makes it so; null again once it was begun later and done. */
  @InstantColumn({ nullable: true }) askedAt: Date | null;
}
