import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, IdColumn, RefColumn, TextColumn } from '../database/columns.js';
import type { RaterGroup } from '../domain/rater-group.js';

export type AssignmentStatus = 'open' | 'done' | 'declined';

/** One rater asked about one subject. No time, no serial: nothing here tells when an answer came. */
@Entity('assignment', { withoutRowid: true })
@Unique('assignment_once', ['reviewId', 'raterId'])
@Index('assignment_rater', ['raterId'])
export class AssignmentEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @RefColumn() raterId: string;
  @CodeColumn() group: RaterGroup;
  @CodeColumn({ default: 'open' }) status: AssignmentStatus;
  /** Seen by administrators only, deleted at close. */
  @TextColumn({ nullable: true }) declineReason: string | null;
}
