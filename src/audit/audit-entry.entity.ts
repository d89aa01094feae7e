import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from '../database/columns.js';

/** One deed of staff, chained to the one before it; ids and keys only, names are joined when shown. */
@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'integer' }) position: number;
  @InstantColumn() at: Date;
  @RefColumn({ nullable: true }) actorId: string | null;
  @CodeColumn({ length: 60 }) deed: string;
  @JsonColumn() details: Record<string, string | number | boolean | null>;
  @TextColumn() previousHash: string;
  @TextColumn() hash: string;
}
