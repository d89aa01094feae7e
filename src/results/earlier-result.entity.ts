import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  RealColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';
import type { RaterGroup } from '../domain/rater-group.js';

/** One figure of an earlier cycle, brought from another tool; read by the person's own trend alone, never by group figures. */
@Entity('earlier_result')
@Index('earlier_result_figure', ['personId', 'cycleNameFolded', 'competencyId', 'group'], { unique: true })
export class EarlierResultEntity {
  @IdColumn() id: string;
  @RefColumn() personId: string;
  @TextColumn() cycleName: string;
  @TextColumn() cycleNameFolded: string;
  @DayColumn() endedOn: string;
  /** The competency of the framework it was tied to, and what the other tool called it. */
  @RefColumn() competencyId: string;
  @TextColumn() competencyName: string;
  @CodeColumn() group: RaterGroup;
  @CountColumn() n: number;
  /** As it stood in the file, on the other tool's scale from its lowest to its highest point. */
  @RealColumn() mean: number;
  @RealColumn() scaleFrom: number;
  @RealColumn() scaleTo: number;
  @InstantColumn() importedAt: Date;
}
