import { locales } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { listOf } from '../web/forms.js';
import { languageNames } from '../web/page-data.js';
import { messageFor, type ShownProblem } from '../web/problems.js';

/** The organisation's fields as texts: as stored, or as typed into a form that was refused. */
export type OrganisationValues = Readonly<Record<string, string | readonly string[]>>;

/** The week as each language counts it: from Monday, from Saturday. */
const weeks = { en: [1, 2, 3, 4, 5, 6, 7], fa: [6, 7, 1, 2, 3, 4, 5], ar: [6, 7, 1, 2, 3, 4, 5] } as const;
const aMonday = Date.UTC(2026, 10, 2);

export function storedValues(organisation: OrganisationEntity): OrganisationValues {
  const { name, locales: offered, defaultLocale, timeZone, contactName, contactEmail, workingDays } = organisation;
  return {
    ...{ name, locales: offered, defaultLocale, timeZone, contactName, contactEmail },
    workingDays: workingDays.map(String),
    mailFromHour: String(organisation.mailFromHour),
    mailToHour: String(organisation.mailToHour),
  };
}

export function typedValues(body: unknown): OrganisationValues {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>).filter(([name]) => name !== '_csrf');
  return Object.fromEntries(entries.map(([name, value]) => [name, listOf(value)]));
}

export function presentOrganisationForm(
  values: OrganisationValues,
  appUrl: string,
  texts: Texts,
  errors: readonly ShownProblem[] = [],
): object {
  const all = (name: string): string[] => [values[name] ?? []].flat();
  const one = (name: string): string => all(name)[0] ?? '';
  const options = (name: string, choices: readonly (readonly [string, string])[]) =>
    choices.map(([value, label]) => ({ value, label, isSelected: all(name).includes(value) }));
  const languages = locales.map((locale) => [locale, languageNames[locale]] as const);
  return {
    errors,
    appUrl,
    ownName: one('name'),
    contactName: one('contactName'),
    contactEmail: one('contactEmail'),
    localeOptions: options('locales', languages),
    defaultOptions: options('defaultLocale', languages),
    zoneOptions: options('timeZone', zones(one('timeZone'))),
    dayOptions: options(
      'workingDays',
      weeks[texts.locale].map((day) => [String(day), weekdayName(day, texts)] as const),
    ),
    fromOptions: options('mailFromHour', hours(0, 23, texts)),
    toOptions: options('mailToHour', hours(1, 24, texts)),
    problems: Object.fromEntries(fields.map((field) => [field, messageFor(field, errors)])),
  };
}

const fields = [
  ...['name', 'locales', 'defaultLocale', 'timeZone', 'contactName'],
  ...['contactEmail', 'workingDays', 'mailFromHour', 'mailToHour'],
];

/** Every zone of this computer's tables, and the chosen one even if it is written in an older way. */
function zones(chosen: string): (readonly [string, string])[] {
  const known = Intl.supportedValuesOf('timeZone');
  const names = ['UTC', ...(known.includes(chosen) || chosen === 'UTC' || !chosen ? [] : [chosen]), ...known];
  return names.map((zone) => [zone, zone.replaceAll('_', ' ')] as const);
}

function hours(from: number, to: number, texts: Texts): (readonly [string, string])[] {
  const nought = texts.number(0).repeat(2);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index;
    return [String(hour), `${hour < 10 ? texts.number(0) : ''}${texts.number(hour)}:${nought}`] as const;
  });
}

function weekdayName(day: number, texts: Texts): string {
  const at = new Date(aMonday + (day - 1) * 24 * 60 * 60_000);
  return new Intl.DateTimeFormat(texts.locale, { weekday: 'long', timeZone: 'UTC' }).format(at);
}
