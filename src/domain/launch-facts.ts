import type { Weekday } from './calendar.js';
import type { CycleDates } from './cycle-dates.js';
import type { CycleSettings } from './cycle-settings.js';
import type { Problem } from './errors.js';
import type { Locale } from './locale.js';
import type { Nomination } from './nomination.js';
import type { Questionnaire } from './questionnaire.js';

export interface LaunchPerson {
  readonly id: string;
  readonly name: string;
  readonly hasEmail: boolean;
  /** The language in which the form is read. */
  readonly locale?: Locale;
}

export interface LaunchFacts {
  readonly settings: CycleSettings;
  readonly questionnaire: Questionnaire;
  readonly subjects: readonly LaunchPerson[];
  readonly raters: readonly LaunchPerson[];
  readonly nominations: readonly Nomination[];
  /** Null while HR has not set them. */
  readonly dates: CycleDates | null;
  readonly workingDays: readonly Weekday[];
  /** The mail server has accepted a test mail. */
  readonly isMailTested: boolean;
  /** There is an administrator or leader besides the one launching (R2). */
  readonly hasSecondPerson: boolean;
  readonly now: Date;
}

/** Something told before launch; about one person where `personId` is set. */
export interface LaunchProblem extends Problem {
  readonly personId: string | null;
}
