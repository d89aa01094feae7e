import { Entity } from 'typeorm';
import { CodeColumn, IdColumn, RefColumn } from '../database/columns.js';
import type { RaterGroup } from '../domain/rater-group.js';

/** A rater to be added while the cycle is open; a second person must agree before anything is sent. */
@Entity('late_addition')
export class LateAdditionEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @RefColumn() raterId: string;
  @CodeColumn() group: RaterGroup;
  /** The assignment it takes the place of, when it is a replacement. */
  @RefColumn({ nullable: true }) replacesAssignmentId: string | null;
  @RefColumn() askedBy: string;
}
