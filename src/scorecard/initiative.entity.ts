import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, DayColumn, IdColumn, RefColumn, TextColumn } from '../database/columns.js';

export const initiativeStates = ['planned', 'running', 'done'] as const;
export type InitiativeState = (typeof initiativeStates)[number];

/** What is undertaken for an objective. */
@Entity('scorecard_initiative')
@Index('scorecard_initiative_objective', ['objectiveId'])
export class InitiativeEntity {
  @IdColumn() id: string;
  @RefColumn() objectiveId: string;
  @CountColumn() position: number;
  @TextColumn() name: string;
  @CodeColumn() state: InitiativeState;
  @RefColumn({ nullable: true }) ownerId: string | null;
  @DayColumn({ nullable: true }) dueOn: string | null;
}
