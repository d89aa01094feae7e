import { IsNotEmpty } from 'class-validator';
import { Line, OneOf, Several } from '../cycles/form-fields.js';
import { type Perspective, perspectives } from '../domain/strategy-map.js';

export class ObjectiveForm {
  @OneOf(perspectives) perspective: Perspective;
  @Line(200) @IsNotEmpty({ message: 'scorecard.error.name' }) name: string;
  @Line(20) weight: string;
  @Several() valueIds: string[] = [];
  @Several() competencyIds: string[] = [];
  /** Objectives this one is meant to bring about. */
  @Several() effects: string[] = [];
}
