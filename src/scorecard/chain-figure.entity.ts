import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, DayColumn, RealColumn, TextColumn } from '../database/columns.js';
import type { BroughtMetric } from '../domain/chain-rows.js';
import type { QuarterKey } from '../domain/quarter.js';

/** One figure of one unit in one quarter, brought by file; the unit '' is the whole organisation. */
@Entity('chain_figure')
export class ChainFigureEntity {
  @PrimaryColumn({ type: 'varchar', length: 200 }) unit: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) period: QuarterKey;
  @PrimaryColumn({ type: 'varchar', length: 40 }) metric: BroughtMetric;
  @TextColumn() unitName: string;
  @RealColumn() value: number;
  /** The last day the figure reaches to when its quarter was not over in the file. */
  @DayColumn({ nullable: true }) until: string | null;
  @CodeColumn() source: 'table' | 'orders';
}
