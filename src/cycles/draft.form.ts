import { IsIn, IsOptional } from 'class-validator';
import { Line } from './form-fields.js';

/** What every page of a draft sends: the version it was opened with, and which button was pressed. */
export class DraftForm {
  @Line(10) version: string;
  @IsOptional() @IsIn(['1'], { message: 'cycles.error.invalid' }) draft?: string;
}
