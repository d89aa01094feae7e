import { Entity } from 'typeorm';
import { CodeColumn, IdColumn, RefColumn } from '../database/columns.js';
import type { RaterGroup } from '../domain/rater-group.js';

/** A rater to be added (or to take the place of one who declined) while the cycle is open; a second person must agree before anything is sent. */
@Entity('late_addition')
export class LateAdditionEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @RefColumn() raterId: string;
  @CodeColumn() group: RaterGroup;
  @RefColumn() askedBy: string;
}
