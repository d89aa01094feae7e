import { IsNotEmpty } from 'class-validator';
import { Line, OneOf } from '../cycles/form-fields.js';
import { computedKeys, type MeasureSource } from './computed-measures.js';

export class MeasureForm {
  @Line(200) @IsNotEmpty({ message: 'scorecard.error.name' }) name: string;
  @OneOf(['entered', ...computedKeys]) source: MeasureSource;
  @Line(40) competencyId: string;
  @Line(30) unit: string;
  @Line(20) baseline: string;
  @Line(20) target: string;
  @Line(20) worst: string;
  @Line(20) best: string;
  @Line(20) weight: string;
  @Line(200) owner: string;
}
