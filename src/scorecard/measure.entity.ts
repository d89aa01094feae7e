import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, RealColumn, RefColumn, TextColumn } from '../database/columns.js';
import type { MeasureSource } from './computed-measures.js';

/** By what an objective is judged; figures in the measure's own unit. */
@Entity('scorecard_measure')
@Index('scorecard_measure_objective', ['objectiveId'])
export class MeasureEntity {
  @IdColumn() id: string;
  @RefColumn() objectiveId: string;
  @CountColumn() position: number;
  @TextColumn() name: string;
  @CodeColumn() source: MeasureSource;
  /** What a measure rated in the 360 asks about. */
  @RefColumn({ nullable: true }) competencyId: string | null;
  @TextColumn({ default: '' }) unit: string;
  @RealColumn() weight: number;
  /** Where it stood at the start. */
  @RealColumn({ nullable: true }) baseline: number | null;
  @RealColumn() target: number;
  /** Where it scores 0 and where 100. */
  @RealColumn() worst: number;
  @RealColumn() best: number;
  @RefColumn({ nullable: true }) ownerId: string | null;
}
