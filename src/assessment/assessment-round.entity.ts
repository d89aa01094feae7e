import { Entity } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';
import type { SystemEvidence } from './system-evidence.js';

/** answering: each alone; agreeing: by name among those who took part; finished: what was agreed, for good. */
export type RoundState = 'answering' | 'agreeing' | 'finished';

/** One time the leadership answers the twenty questions. */
@Entity('assessment_round')
export class AssessmentRoundEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @DayColumn() dueOn: string;
  @CodeColumn({ default: 'answering' }) state: RoundState;
  /** Who leads the round: sees answers by name with those who gave them. */
  @RefColumn() openedBy: string;
  @InstantColumn() openedAt: Date;
  @InstantColumn({ nullable: true }) revealedAt: Date | null;
  @InstantColumn({ nullable: true }) finishedAt: Date | null;
  /** The published cycle the finished round is compared with. */
  @RefColumn({ nullable: true }) cycleId: string | null;
  /** What the system knew when the round was finished, by question; null before. */
  @JsonColumn({ nullable: true }) evidence: Readonly<Record<string, SystemEvidence>> | null;
}
