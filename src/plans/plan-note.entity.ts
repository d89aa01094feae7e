import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../database/columns.js';

/** How it goes, in the person's own words. */
@Entity('plan_note')
@Index('plan_note_action', ['actionId'])
export class PlanNoteEntity {
  @IdColumn() id: string;
  @RefColumn() actionId: string;
  @TextColumn() text: string;
  @DayColumn() writtenOn: string;
  @InstantColumn() writtenAt: Date;
}
