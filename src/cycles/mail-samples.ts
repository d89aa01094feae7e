import type { Questionnaire } from '../domain/questionnaire.js';
import { Texts } from '../i18n/texts.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { renderView } from '../web/view-engine.js';
import type { CycleEntity } from './cycle.entity.js';
import { raterMailData } from './rater-mail-data.js';

export interface MailSample {
  readonly locale: string;
  readonly dir: string;
  readonly name: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const languageNames = { en: 'English', fa: 'فارسی', ar: 'العربية' } as const;

/** The invitation as it will be read in each language of the cycle, with a link that leads nowhere. */
export function mailSamples(
  cycle: CycleEntity,
  questionnaire: Questionnaire,
  organisation: OrganisationEntity,
): MailSample[] {
  return cycle.settings.locales.map((locale) => {
    const texts = Texts.in(locale);
    const data = raterMailData({
      rater: { name: texts.t('cycles.sample-rater'), locale, kind: 'employee' },
      subjects: [{ name: texts.t('cycles.sample-subject'), group: 'peer' }],
      cycle,
      questionnaire,
      link: 'https://example.invalid/sample-link',
      organisation,
    });
    const page = { locale };
    return {
      locale,
      dir: texts.dir,
      name: languageNames[locale],
      subject: renderView('mail/invitation.subject', data, page).trim(),
      paragraphs: renderView('mail/invitation.text', data, page)
        .trim()
        .split(/\n{2,}/),
    };
  });
}
