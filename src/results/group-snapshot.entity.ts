import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../database/columns.js';

/** Group figures of a cycle, computed once when all its reports are built (anonymity R11). */
@Entity('group_snapshot')
export class GroupSnapshotEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) cycleId: string;
  /** For leaders, once published; JSON text, hashed as it stands. */
  @TextColumn() shown: string;
  /** How carefully each rater group answered; for HR only. */
  @TextColumn() quality: string;
  /** Which subjects are in which unit; never served. */
  @TextColumn() kept: string;
  @TextColumn() sha256: string;
  @InstantColumn() builtAt: Date;
  @InstantColumn({ nullable: true }) publishedAt: Date | null;
}
