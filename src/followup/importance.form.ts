import { Line, Several } from '../cycles/form-fields.js';
import { type Audience, audiences } from '../domain/importance-form.js';

export class ImportanceSurveyForm {
  @Line(100) title = '';
  @Line(10) closesOnDay = '';
  @Line(10) closesOnMonth = '';
  @Line(10) closesOnYear = '';
  @Line(10) minimum = '';
  @Several(audiences) audiences: Audience[] = [];
}
