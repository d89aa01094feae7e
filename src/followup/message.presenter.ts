import { fieldOf } from '../competencies/local-text-fields.js';
import { companyKey } from '../domain/finding.js';
import { type Locale, locales as allLocales, textIn } from '../domain/locale.js';
import { Texts } from '../i18n/texts.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { languageNames } from '../web/page-data.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { CustomerMessageEntity } from './customer-message.entity.js';
import { findingName, unitName } from './finding.presenter.js';
import type { Listener } from './hearing-consents.js';
import type { LoopItem } from './loop-items.js';

type Values = Readonly<Record<string, string>>;

export function messageValues(message: CustomerMessageEntity | null): Values {
  const texts = allLocales.flatMap((locale): [string, string][] => [
    [fieldOf('subject', locale), message?.subject[locale] ?? ''],
    [fieldOf('body', locale), message?.body[locale] ?? ''],
  ]);
  return { ...Object.fromEntries<string>(texts), audience: message?.audience ?? 'all' };
}

export function presentMessageForm(
  { commitment, steps, maySeeFigure }: LoopItem,
  { locales, defaultLocale }: OrganisationEntity,
  values: Values,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { id, finding } = commitment;
  const field = (name: string, locale: Locale) => {
    const key = fieldOf(name, locale);
    return {
      name: key,
      label: texts.t(`loop.message.${name}`, { language: languageNames[locale] }),
      hint: locale === defaultLocale ? texts.t(`loop.message.${name}-hint`) : texts.t('loop.message.other-language'),
      value: values[key] ?? '',
      error: messageFor(key, errors),
    };
  };
  const hasUnit = finding.unitKey !== companyKey && finding.unitNames.length > 0;
  return {
    back: paths.commitment(id),
    finding: findingName(finding, maySeeFigure, texts),
    done: steps.find(({ step }) => step === 'acting')?.text ?? '',
    action: paths.commitmentPart(id, 'message'),
    otherwiseHref: paths.commitmentStep(id, 'told'),
    errors,
    parts: inOwnOrder(locales, defaultLocale).map((locale) => ({
      subject: field('subject', locale),
      body: { ...field('body', locale), rows: 8 },
    })),
    audience: {
      name: 'audience',
      label: texts.t('loop.message.audience'),
      hint: '',
      error: '',
      options: (hasUnit ? (['all', 'served'] as const) : (['all'] as const)).map((value) => ({
        value,
        label: texts.t(`loop.message.audience-${value}`, { unit: unitName(finding, texts) }),
        isSelected: (values.audience || 'all') === value,
      })),
    },
  };
}

/** Each language as its readers will get it, and to how many. */
export function presentMessagePreview(
  { commitment, maySeeFigure }: LoopItem,
  message: CustomerMessageEntity,
  recipients: readonly Listener[],
  { defaultLocale, name, locales }: OrganisationEntity,
  texts: Texts,
): object {
  const { id, finding } = commitment;
  const written = (locale: Locale): Locale => (message.body[locale] ? locale : defaultLocale);
  const shown = inOwnOrder(locales, defaultLocale).filter((locale) => written(locale) === locale);
  return {
    back: paths.commitmentPart(id, 'message'),
    finding: findingName(finding, maySeeFigure, texts),
    lead: texts.t('loop.message.recipients', { n: recipients.length }),
    isNobody: recipients.length === 0,
    sendHref: paths.commitmentPart(id, 'message/sending'),
    otherwiseHref: paths.commitmentStep(id, 'told'),
    customersHref: paths.loopCustomers(),
    letters: shown.map((locale) => {
      const own = Texts.in(locale);
      return {
        locale,
        dir: own.dir,
        language: languageNames[locale],
        readers: texts.t('loop.message.readers', {
          n: recipients.filter(({ person }) => written(person.locale) === locale).length,
        }),
        subject: textIn(message.subject, locale),
        paragraphs: textIn(message.body, locale).split('\n').filter(Boolean),
        why: own.t('loop.mail.why', { org: name }),
        stop: own.t('loop.mail.stop'),
      };
    }),
  };
}

function inOwnOrder(locales: readonly Locale[], own: Locale): Locale[] {
  return [own, ...locales.filter((locale) => locale !== own)];
}
