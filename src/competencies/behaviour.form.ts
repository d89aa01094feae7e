import { Transform } from 'class-transformer';
import { ArrayNotEmpty, IsIn, IsString } from 'class-validator';
import { type RaterGroup, raterGroups } from '../domain/rater-group.js';
import { listOf } from '../web/forms.js';
import { LocalTextFields } from './local-text-fields.js';

@LocalTextFields({ statement: 200, selfStatement: 200 })
export class BehaviourForm {
  @IsString({ message: 'framework.error.text' }) competencyId: string;

  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsIn(raterGroups, { each: true, message: 'framework.error.text' })
  @ArrayNotEmpty({ message: 'framework.error.no-group' })
  groups: RaterGroup[] = [];
}
