import { Entity } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, RefColumn, TextColumn, YesNoColumn } from '../database/columns.js';

/** What somebody wrote, apart from all figures, under a random id, with no group finer than the block. */
@Entity('comment', { withoutRowid: true })
export class CommentEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @CodeColumn() block: string;
  /** An open question or the competency an example was given for. */
  @RefColumn() questionId: string;
  @TextColumn() text: string;
  @YesNoColumn() withheld: boolean;
  @InstantColumn({ nullable: true }) reportedAt: Date | null;
}
