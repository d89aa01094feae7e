import { Entity, PrimaryColumn } from 'typeorm';
import { BytesColumn } from '../database/columns.js';

/** One person's answers sealed until close, and their own copy of the form. Nothing else: no time, no serial. */
@Entity('importance_envelope', { withoutRowid: true })
export class ImportanceEnvelopeEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) requestId: string;
  @BytesColumn({ nullable: true }) sealed: Buffer | null;
  @BytesColumn({ nullable: true }) copy: Buffer | null;
}
