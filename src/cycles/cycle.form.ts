import { IsNotEmpty } from 'class-validator';
import { Line } from './form-fields.js';

export class CycleForm {
  @Line(100) @IsNotEmpty({ message: 'cycles.error.name-missing' }) name: string;
}
