import { Entity, PrimaryColumn } from 'typeorm';
import { RealColumn } from '../database/columns.js';
import type { Perspective } from '../domain/strategy-map.js';

/** How much a perspective counts in the total; 25 until somebody says otherwise. */
@Entity('scorecard_weight')
export class PerspectiveWeightEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) perspective: Perspective;
  @RealColumn() weight: number;
}
