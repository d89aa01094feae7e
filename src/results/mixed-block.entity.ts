import { Entity, PrimaryColumn } from 'typeorm';
import { JsonColumn } from '../database/columns.js';

/** One block of a mixed review: who is shown together, how many, and the moments kept by the mix. */
@Entity('mixed_block', { withoutRowid: true })
export class MixedBlockEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) reviewId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) block: string;
  /** Groups, label, n, moments by competency and quality counters, as the mix returned them. */
  @JsonColumn() contents: unknown;
}
