import { Line, Lines, Tick } from '../cycles/form-fields.js';

/** The proof of one step as typed; each step uses some of these fields. */
export class StepForm {
  @Line(10) happenedOnDay = '';
  @Line(10) happenedOnMonth = '';
  @Line(10) happenedOnYear = '';
  @Lines(20_000) text = '';
  @Line(300) place = '';
  @Line(20) people = '';
  @Tick() isTraining?: string;
}
