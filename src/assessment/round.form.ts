import { Line, Lines, Several } from '../cycles/form-fields.js';

/** A round as typed: its name, its last day, and who takes part. */
export class RoundForm {
  @Line(100) name = '';
  @Line(10) dueOnDay = '';
  @Line(10) dueOnMonth = '';
  @Line(10) dueOnYear = '';
  @Several() people: string[] = [];
}

/** The agreed answer to one question. */
export class AgreementForm {
  @Line(10) choice = '';
  @Lines(20_000) note = '';
}

/** One competency beside each pillar, or none. */
export class LinksForm {
  @Line(40) attention = '';
  @Line(40) listening = '';
  @Line(40) understanding = '';
  @Line(40) acting = '';
  @Line(40) recognition = '';
  @Line(40) results = '';
}

/** A deed with nothing to say. */
export class NothingForm {}
