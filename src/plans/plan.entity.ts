import { Entity, Unique } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, YesNoColumn } from '../database/columns.js';

/** What one person wants to do after one report; theirs alone unless they share it. */
@Entity('plan')
@Unique('plan_once', ['reviewId'])
export class PlanEntity {
  @IdColumn() id: string;
  @RefColumn() personId: string;
  @RefColumn() reviewId: string;
  @InstantColumn() createdAt: Date;
  /** The manager it was shared with; a later manager sees nothing of it. */
  @RefColumn({ nullable: true }) sharedWithId: string | null;
  @InstantColumn({ nullable: true }) sharedAt: Date | null;
  @YesNoColumn() sharesNotes: boolean;
  @YesNoColumn() sharesFigures: boolean;
  @YesNoColumn() remindersStopped: boolean;
}
