import { Entity, Unique } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../../database/columns.js';

/** Somebody who may read a comment asks HR to look at it; one word from each reader. */
@Entity('comment_report')
@Unique('comment_report_once', ['commentId', 'reporterId'])
export class CommentReportEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @RefColumn() commentId: string;
  @RefColumn() reporterId: string;
  /** Why, in the reporter's words; may be ''. */
  @TextColumn() reason: string;
  @InstantColumn() reportedAt: Date;
  @CodeColumn({ default: 'waiting' }) state: 'waiting' | 'withheld' | 'kept';
  @RefColumn({ nullable: true }) decidedById: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
}
