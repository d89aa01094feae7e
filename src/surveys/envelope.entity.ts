import { Entity, PrimaryColumn } from 'typeorm';
import { BytesColumn } from '../database/columns.js';

/** An answer sealed until close, and the rater's own copy of the form. Nothing else: no time, no serial. */
@Entity('envelope', { withoutRowid: true })
export class EnvelopeEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) assignmentId: string;
  @BytesColumn({ nullable: true }) sealed: Buffer | null;
  @BytesColumn({ nullable: true }) copy: Buffer | null;
}
