import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, JsonColumn, RefColumn } from '../../database/columns.js';
import type { Locale } from '../../domain/locale.js';

/** Reports of one cycle being put together for one person; the PDFs lie beside the database until a day has passed. */
@Entity('report_archive')
@Index('report_archive_person', ['personId'])
export class ReportArchiveEntity {
  @IdColumn() id: string;
  @RefColumn() cycleId: string;
  @RefColumn() personId: string;
  @CodeColumn() locale: Locale;
  /** Those the person could open when asking; each is judged again before it is set and before it is handed over. */
  @JsonColumn() reviewIds: readonly string[];
  @CodeColumn({ default: 'waiting' }) state: 'waiting' | 'working' | 'ready';
  @CountColumn({ default: 0 }) done: number;
  /** Reports that could not be set; they keep no other back. */
  @CountColumn({ default: 0 }) failed: number;
  @InstantColumn({ nullable: true }) leaseUntil: Date | null;
  @InstantColumn() createdAt: Date;
}
