import type { IsoDate } from '../domain/calendar.js';
import { reminderDays } from '../domain/reminders.js';
import type { Texts } from '../i18n/texts.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { CycleEntity } from './cycle.entity.js';
import { reminderRules } from './dates.form.js';
import { presentStep } from './draft-steps.js';
import type { MailSample } from './mail-samples.js';
import { dayFields, partsToType } from './typed-days.js';
import type { StepValues } from './version-conflict.js';

/** The stored days in the reader's calendar and digits, as the form would send them. */
export function datesValues(cycle: CycleEntity, texts: Texts): StepValues {
  const values: Record<string, string | readonly string[]> = {
    reminders: cycle.settings.reminders,
    locales: cycle.settings.locales,
  };
  for (const field of dayFields) {
    const parts = partsToType(cycle[field], texts.locale);
    values[`${field}Day`] = parts ? texts.number(parts.day) : '';
    values[`${field}Month`] = parts ? texts.number(parts.month) : '';
    values[`${field}Year`] = parts ? yearOf(parts.year, texts) : '';
  }
  return values;
}

export interface DatesPage {
  readonly cycle: CycleEntity;
  readonly organisation: OrganisationEntity;
  readonly samples: readonly MailSample[];
}

export function presentDates(page: DatesPage, values: StepValues, errors: readonly ShownProblem[], texts: Texts) {
  const { cycle, organisation, samples } = page;
  return {
    ...presentStep(cycle, 'dates', texts),
    heading: texts.t('cycles.dates.heading'),
    errors,
    zone: texts.t('cycles.dates.zone', { zone: cycle.timeZone }),
    days: dayFields.map((field) => ({
      name: field,
      label: texts.t(`cycles.field.${field}`),
      hint: texts.t(`cycles.dates.hint.${field}`),
      day: values[`${field}Day`] ?? '',
      month: values[`${field}Month`] ?? '',
      year: values[`${field}Year`] ?? '',
      error: messageFor(field, errors),
    })),
    reminders: reminderRules.map((rule) => ({
      value: rule,
      label: texts.t(`cycles.reminder.${rule}`),
      hint: reminderDay(rule, cycle, organisation, texts),
      isSelected: (values.reminders ?? []).includes(rule),
    })),
    locales: organisation.locales.map((locale) => ({
      value: locale,
      label: texts.t(`cycles.value.${locale}`),
      hint: '',
      isSelected: (values.locales ?? []).includes(locale),
    })),
    localesError: messageFor('locales', errors),
    samples,
    wordsHref: paths.cycleMails(cycle.id),
  };
}

function reminderDay(rule: string, cycle: CycleEntity, { workingDays }: OrganisationEntity, texts: Texts): string {
  const { opensOn, closesOn } = cycle;
  if (!opensOn || !closesOn) return '';
  const days = reminderDays({ rules: reminderRules, opensOn, closesOn, workingDays });
  const day: IsoDate | undefined = days.find((each) => each.rule === rule)?.day;
  return day ? texts.weekday(day) : texts.t('cycles.reminder.none');
}

/** A year has no thousands separator. */
function yearOf(year: number, texts: Texts): string {
  return [...String(year)].map((digit) => texts.number(Number(digit))).join('');
}
