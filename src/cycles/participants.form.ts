import { IsNotEmpty } from 'class-validator';
import { DraftForm } from './draft.form.js';
import { Line, Lines, OneOf, Several } from './form-fields.js';

export class ParticipantsForm extends DraftForm {
  @Line(100) @IsNotEmpty({ message: 'cycles.error.name-missing' }) name: string;
  @OneOf(['all', 'departments', 'list']) kind: 'all' | 'departments' | 'list';
  @Several() departmentIds: string[] = [];
  @Lines(200_000) emails = '';
}

/** One person put on the list or taken off it. */
export class ParticipantForm extends DraftForm {
  @Line(200) search = '';
}
