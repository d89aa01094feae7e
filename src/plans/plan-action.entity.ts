import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  DayColumn,
  IdColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  YesNoColumn,
} from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

/** One thing a person will do about one behaviour. */
@Entity('plan_action')
@Index('plan_action_plan', ['planId'])
export class PlanActionEntity {
  @IdColumn() id: string;
  @RefColumn() planId: string;
  @CountColumn() position: number;
  @CodeColumn() behaviourId: string;
  /** As it stood in the report, so that the plan outlives it. */
  @JsonColumn() behaviour: { readonly statement: LocalText; readonly selfStatement: LocalText };
  @TextColumn() what: string;
  @DayColumn() dueOn: string;
  @TextColumn() whoNotices: string;
  @TextColumn() howKnown: string;
  /** Half-time is counted from here: the day it was written, or its date was moved. */
  @DayColumn() begunOn: string;
  @DayColumn({ nullable: true }) doneOn: string | null;
  @YesNoColumn() isShared: boolean;
}
