import { addDays, addMonths, type IsoDate } from './calendar.js';

/** How long an organisation keeps what; the defaults are the shortest that serve a year of reviews and their trends. */
export interface RetentionPeriods {
  /** Mails of a cycle after its close. */
  readonly mailDays: number;
  /** Counted answers and comments after the close. */
  readonly answerMonths: number;
  /** Reports after the close. */
  readonly reportMonths: number;
  /** Entries of the audit log. */
  readonly auditMonths: number;
}

export const retentionFields = ['mailDays', 'answerMonths', 'reportMonths', 'auditMonths'] as const;
export type RetentionField = (typeof retentionFields)[number];

export const periodLimits: Readonly<Record<RetentionField, { readonly minimum: number; readonly maximum: number }>> = {
  mailDays: { minimum: 7, maximum: 365 },
  answerMonths: { minimum: 1, maximum: 60 },
  reportMonths: { minimum: 1, maximum: 120 },
  auditMonths: { minimum: 6, maximum: 120 },
};

/** The day before whose beginning something must have ended to be forgotten; days and months of the UTC calendar. */
export function forgetBefore(now: Date, periods: RetentionPeriods): Readonly<Record<RetentionField, Date>> {
  const today = now.toISOString().slice(0, 10);
  const start = (day: IsoDate): Date => new Date(`${day}T00:00:00.000Z`);
  return {
    mailDays: start(addDays(today, -periods.mailDays)),
    answerMonths: start(addMonths(today, -periods.answerMonths)),
    reportMonths: start(addMonths(today, -periods.reportMonths)),
    auditMonths: start(addMonths(today, -periods.auditMonths)),
  };
}

/** Answers stand behind reports: keeping them longer than the reports made of them serves nobody. */
export function areInOrder(periods: Pick<RetentionPeriods, 'answerMonths' | 'reportMonths'>): boolean {
  return periods.answerMonths <= periods.reportMonths;
}
