import { Entity, PrimaryColumn } from 'typeorm';
import { CountColumn, DayColumn, InstantColumn, RefColumn, TextColumn, YesNoColumn } from '../database/columns.js';
import type { ProvenStep } from '../domain/loop-steps.js';

/** The proof of one step: a step without a row has not been taken. */
@Entity('commitment_step')
export class CommitmentStepEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) commitmentId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) step: ProvenStep;
  /** The day it happened; of a plan, the day it was made. */
  @DayColumn() happenedOn: string;
  /** Informed: how; planned: the action; acting: what was done; told: what customers were told. */
  @TextColumn() text: string;
  /** Informed: who; told: where. */
  @TextColumn({ default: '' }) place: string;
  /** Informed and told: how many people. */
  @CountColumn({ nullable: true }) people: number | null;
  /** A planned action that is training. */
  @YesNoColumn() isTraining: boolean;
  @RefColumn() recordedBy: string;
  @InstantColumn() recordedAt: Date;
}
