import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../database/columns.js';

/** A frozen report. `shown` is all a viewer may see; `kept` serves only the change test of the next cycle. */
@Entity('snapshot')
@Index('snapshot_review', ['reviewId', 'version'], { unique: true })
export class SnapshotEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @CountColumn() version: number;
  /** JSON text, hashed as it stands; null once a correction replaced it. */
  @TextColumn({ nullable: true }) shown: string | null;
  @TextColumn({ nullable: true }) kept: string | null;
  @TextColumn() sha256: string;
  @InstantColumn() builtAt: Date;
}
