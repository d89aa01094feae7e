import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, RefColumn } from '../../database/columns.js';

/** A comment its person offers to everybody who works here. The words stay in the report: what is withheld there is gone here. */
@Entity('shared_comment')
@Index('shared_comment_comment', ['commentId'], { unique: true })
@Index('shared_comment_cycle', ['cycleId'])
export class SharedCommentEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @RefColumn() cycleId: string;
  @RefColumn() commentId: string;
  @CodeColumn({ default: 'waiting' }) state: 'waiting' | 'cleared' | 'declined' | 'taken-back';
  @InstantColumn() offeredAt: Date;
  @RefColumn({ nullable: true }) decidedById: string | null;
  /** Null until it is published; comments of one sheet are shown together or not at all. */
  @RefColumn({ nullable: true }) sheetId: string | null;
  /** How many comments the sheet was published with: with fewer left it is shown no more. */
  @CountColumn({ nullable: true }) sheetSize: number | null;
}
