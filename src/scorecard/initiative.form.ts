import { IsNotEmpty } from 'class-validator';
import { Line, OneOf } from '../cycles/form-fields.js';
import { type InitiativeState, initiativeStates } from './initiative.entity.js';

export class InitiativeForm {
  @Line(200) @IsNotEmpty({ message: 'scorecard.error.name' }) name: string;
  @OneOf(initiativeStates) state: InitiativeState;
  @Line(200) owner: string;
  @Line(10) dueOnDay: string;
  @Line(10) dueOnMonth: string;
  @Line(10) dueOnYear: string;
}
