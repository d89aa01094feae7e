import { Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, RefColumn, TextColumn } from '../database/columns.js';

/**
 * A customer agreed to hear what was done with feedback. The id is the public part of the link that stops it. Days
 * only: an instant would tell when somebody was on a rater's page.
 */
@Entity('hearing_consent')
@Index('hearing_consent_person', ['personId'], { unique: true })
export class HearingConsentEntity {
  @IdColumn() id: string;
  @RefColumn() personId: string;
  @DayColumn() agreedOn: string;
  /** customer: on their own page; staff: noted by somebody, who says how it was given. */
  @CodeColumn() source: 'customer' | 'staff';
  @RefColumn({ nullable: true }) recordedBy: string | null;
  @TextColumn({ default: '' }) note: string;
  @DayColumn({ nullable: true }) stoppedOn: string | null;
}
