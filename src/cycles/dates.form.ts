import { locales } from '../domain/locale.js';
import { DraftForm } from './draft.form.js';
import { Line, Several } from './form-fields.js';

export const reminderRules = ['half', 'two-days', 'last-day'] as const;

/** Four days as typed in the reader's calendar, reminders and languages. */
export class DatesForm extends DraftForm {
  @Line(10) opensOnDay: string;
  @Line(10) opensOnMonth: string;
  @Line(10) opensOnYear: string;
  @Line(10) closesOnDay: string;
  @Line(10) closesOnMonth: string;
  @Line(10) closesOnYear: string;
  @Line(10) debriefOnDay: string;
  @Line(10) debriefOnMonth: string;
  @Line(10) debriefOnYear: string;
  @Line(10) reportsOnDay: string;
  @Line(10) reportsOnMonth: string;
  @Line(10) reportsOnYear: string;
  @Several(reminderRules) reminders: (typeof reminderRules)[number][] = [];
  @Several(locales) locales: (typeof locales)[number][] = [];
}
