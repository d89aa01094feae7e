import { Entity, Unique } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';
import type { RaterGroup } from '../domain/rater-group.js';

export type NominationState = 'proposed' | 'submitted' | 'approved';
export type MixState = 'waiting' | 'mixed' | 'set-aside' | 'stuck' | 'withdrawn';

/** One subject in one cycle. */
@Entity('review')
@Unique('review_once', ['cycleId', 'subjectId'])
export class ReviewEntity {
  @IdColumn() id: string;
  @RefColumn() cycleId: string;
  @RefColumn() subjectId: string;
  /** As launched: later changes of the chart do not touch a running cycle. */
  @RefColumn({ nullable: true }) managerId: string | null;
  @RefColumn({ nullable: true }) departmentId: string | null;
  @RefColumn({ nullable: true }) coachId: string | null;
  @CodeColumn({ default: 'proposed' }) nominationState: NominationState;
  @CodeColumn({ default: 'waiting' }) mixState: MixState;
  @InstantColumn({ nullable: true }) stuckSince: Date | null;
  /** Two persons may set an unreadable answer aside: who asked first. */
  @RefColumn({ nullable: true }) setAsideAskedBy: string | null;
  @CountColumn({ default: 0 }) setAsideCount: number;
  /** Asked per rater group, counted at close, for blocks and weights. */
  @JsonColumn({ nullable: true }) invited: Partial<Record<RaterGroup, number>> | null;
  @CodeColumn({ default: 'none' }) reportState: 'none' | 'built' | 'held' | 'with-reader' | 'released' | 'acknowledged';
  @TextColumn({ nullable: true }) heldReason: string | null;
  @DayColumn({ nullable: true }) releaseOn: string | null;
  @InstantColumn({ nullable: true }) releasedToReaderAt: Date | null;
  @InstantColumn({ nullable: true }) releasedAt: Date | null;
  @InstantColumn({ nullable: true }) acknowledgedAt: Date | null;
}
