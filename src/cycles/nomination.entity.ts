import { Entity, Unique } from 'typeorm';
import { CodeColumn, IdColumn, RefColumn } from '../database/columns.js';
import type { NominationSource } from '../domain/nomination.js';
import type { RaterGroup } from '../domain/rater-group.js';

/** A proposed rater before launch; at launch nominations become assignments and are deleted. */
@Entity('nomination')
@Unique('nomination_once', ['reviewId', 'raterId'])
export class NominationEntity {
  @IdColumn() id: string;
  @RefColumn() reviewId: string;
  @RefColumn() raterId: string;
  @CodeColumn() group: RaterGroup;
  @CodeColumn() source: NominationSource;
}
