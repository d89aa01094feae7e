import { Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, RefColumn } from '../database/columns.js';

/** The day on which somebody and their manager talk, or talked, about a report. */
@Entity('conversation')
export class ConversationEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) reviewId: string;
  @RefColumn() managerId: string;
  @DayColumn() onDay: string;
}
