import { IsString } from 'class-validator';
import { LocalTextFields } from './local-text-fields.js';

/** The short name stands over a column of the heat map, upright in Persian and Arabic: twelve letters. */
@LocalTextFields({ name: 60, shortName: 12, idea1: 200, idea2: 200 })
export class CompetencyForm {
  @IsString({ message: 'framework.error.text' }) brandValueId: string;
}
