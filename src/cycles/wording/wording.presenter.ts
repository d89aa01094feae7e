import type { Locale } from '../../domain/locale.js';
import {
  type MailWording,
  noWording,
  openingLimit,
  subjectLimit,
  type WordedMail,
  wordedMails,
  wordingPlaceholders,
} from '../../domain/mail-wording.js';
import { Texts } from '../../i18n/texts.js';
import { languageNames } from '../../web/page-data.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';
import { mailSample } from '../mail-samples.js';
import type { Wordings } from './mail-wordings.js';
import { wordFor } from './placeholder-words.js';
import type { WordingScope } from './wording-scopes.js';

/** The mails that may have own words, and in which languages they have. */
export function presentWordings(
  scope: WordingScope,
  own: ReadonlyMap<WordedMail, readonly Locale[]>,
  texts: Texts,
): object {
  const usual = scope.cycleId === '' ? 'wording.usual' : 'wording.as-everywhere';
  return {
    ...backOf(scope, texts),
    lead: texts.t(scope.cycleId === '' ? 'wording.lead' : 'wording.lead-cycle', { cycle: scope.cycleName }),
    mails: wordedMails.map((mail) => {
      const languages = (own.get(mail) ?? []).map((locale) => languageNames[locale]);
      return {
        href: scope.mailHref(mail),
        label: texts.t(`wording.mail.${mail}`),
        hint: texts.t(`wording.mail-hint.${mail}`),
        state: languages.length > 0 ? texts.t('wording.own', { languages: texts.list(languages) }) : texts.t(usual),
      };
    }),
  };
}

export interface WordingPage {
  readonly scope: WordingScope;
  readonly mail: WordedMail;
  /** What stands in the fields. */
  readonly values: Wordings;
  /** What the samples are made with. */
  readonly previewed: Wordings;
  readonly errors: readonly ShownProblem[];
}

export function presentWording({ scope, mail, values, previewed, errors }: WordingPage, texts: Texts): object {
  return {
    heading: texts.t(`wording.mail.${mail}`),
    lead: texts.t('wording.stays'),
    back: { href: scope.indexHref, label: texts.t('wording.title') },
    action: scope.mailHref(mail),
    previewAction: `${scope.mailHref(mail)}/preview`,
    errors,
    languages: scope.locales.map((locale) => {
      const { subject, paragraphs, dir } = mailSample(mail, scope.sampled, locale, previewed.get(locale));
      return {
        locale,
        language: languageNames[locale],
        heading: texts.t('wording.in', { language: languageNames[locale] }),
        placeholders: placeholdersOf(locale, texts),
        ...fieldsOf(mail, scope, locale, values.get(locale) ?? noWording, errors, texts),
        sample: { dir, subject, paragraphs },
      };
    }),
  };
}

function backOf({ backHref, cycleId }: WordingScope, texts: Texts): object {
  return { back: { href: backHref, label: texts.t(cycleId === '' ? 'settings.title' : 'cycles.back.cycle') } };
}

function placeholdersOf(locale: Locale, texts: Texts): object[] {
  const { dir } = Texts.in(locale);
  return wordingPlaceholders.map((placeholder) => ({
    word: `{${wordFor(placeholder, Texts.in(locale))}}`,
    dir,
    meaning: texts.t(`wording.means.${placeholder}`),
  }));
}

function fieldsOf(
  mail: WordedMail,
  { sampled }: WordingScope,
  locale: Locale,
  { subject, opening }: MailWording,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const usual = mailSample(mail, sampled, locale).subject;
  const field = (part: 'subject' | 'opening', value: string, hint: string) => ({
    name: `${part}-${locale}`,
    label: texts.t(`wording.${part}`),
    value,
    hint,
    error: messageFor(`${part}-${locale}`, errors),
    dir: Texts.in(locale).dir,
  });
  return {
    subjectField: field('subject', subject, texts.t('wording.subject-hint', { maximum: subjectLimit, usual })),
    openingField: field('opening', opening, texts.t('wording.opening-hint', { maximum: openingLimit })),
  };
}
