import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../database/columns.js';

/** Group figures of a cycle, computed once when all its reports are built (anonymity R11). */
@Entity('group_snapshot')
export class GroupSnapshotEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) cycleId: string;
  @TextColumn() shown: string;
  @TextColumn() sha256: string;
  @InstantColumn() builtAt: Date;
  @InstantColumn({ nullable: true }) publishedAt: Date | null;
}
