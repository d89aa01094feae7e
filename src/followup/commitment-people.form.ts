import { Line } from '../cycles/form-fields.js';

export class PersonForm {
  @Line(40) person = '';
}

export class DueForm {
  @Line(10) dueOnDay = '';
  @Line(10) dueOnMonth = '';
  @Line(10) dueOnYear = '';
}
