import { isLocale, type Locale, locales } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { languageNames } from '../web/page-data.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { presentSetUpSteps } from './set-up-steps.presenter.js';

export interface FirstRunValues {
  readonly name?: string;
  readonly email?: string;
  readonly locale?: string;
}

export function presentFirstRun(values: FirstRunValues, texts: Texts, errors: readonly ShownProblem[] = []): object {
  const { name = '', email = '', locale } = values;
  const chosen: Locale = isLocale(locale) ? locale : texts.locale;
  return {
    steps: presentSetUpSteps('you', texts),
    errors,
    ownName: name,
    email,
    nameError: messageFor('name', errors),
    emailError: messageFor('email', errors),
    localeError: messageFor('locale', errors),
    localeOptions: locales.map((value) => ({ value, label: languageNames[value], isSelected: value === chosen })),
  };
}
