import type { Locale } from '../domain/locale.js';
import { type MailWording, noWording, type WordedMail } from '../domain/mail-wording.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { Texts } from '../i18n/texts.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { renderView } from '../web/view-engine.js';
import { type RaterMail, raterMailData } from './rater-mail-data.js';

export interface MailSample {
  readonly locale: string;
  readonly dir: string;
  readonly name: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** What a sample mail is made from. */
export interface SampledCycle {
  readonly cycle: RaterMail['cycle'];
  readonly questionnaire: Questionnaire;
  readonly organisation: OrganisationEntity;
}

const languageNames = { en: 'English', fa: 'فارسی', ar: 'العربية' } as const;

/** A mail of a cycle as it will be read in one language, about an invented person, with a link that leads nowhere. */
export function mailSample(
  mail: WordedMail,
  { cycle, questionnaire, organisation }: SampledCycle,
  locale: Locale,
  wording: MailWording = noWording,
): MailSample {
  const texts = Texts.in(locale);
  const data = raterMailData({
    rater: { name: texts.t('cycles.sample-rater'), locale, kind: 'employee' },
    subjects: [{ name: texts.t('cycles.sample-subject'), group: 'peer' }],
    cycle,
    questionnaire,
    link: 'https://example.invalid/sample-link',
    organisation,
    wording,
  });
  const page = { locale };
  return {
    locale,
    dir: texts.dir,
    name: languageNames[locale],
    subject: renderView(`mail/${mail}.subject`, data, page).trim(),
    paragraphs: renderView(`mail/${mail}.text`, data, page)
      .trim()
      .split(/\n{2,}/),
  };
}
