import { DraftForm } from './draft.form.js';
import { Line, Several } from './form-fields.js';

export class QuestionsForm extends DraftForm {
  @Line(5) periodMonths: string;
  @Several() openQuestions: string[] = [];
}
