import { contrastIn, readColour, type Theme } from '../../domain/accent.js';
import type { Texts } from '../../i18n/texts.js';
import type { OrganisationEntity } from '../../settings/organisation.entity.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';

export interface BrandValues {
  readonly accent: string;
  readonly accentDark: string;
}

export function presentBrand(
  values: BrandValues,
  { logoVersion }: Pick<OrganisationEntity, 'logoVersion'>,
  texts: Texts,
  errors: readonly ShownProblem[] = [],
): object {
  return {
    errors,
    accent: values.accent,
    accentDark: values.accentDark,
    accentHint: hint('light', values.accent, texts),
    darkHint: hint('dark', values.accentDark, texts),
    hasLogo: logoVersion !== '',
    problems: Object.fromEntries(['logo', 'accent', 'accentDark'].map((field) => [field, messageFor(field, errors)])),
  };
}

/** What to type, and how well the colour that stands there can be read. */
function hint(theme: Theme, typed: string, texts: Texts): string {
  const colour = readColour(typed);
  const rule = texts.t(`settings.brand.${theme}-hint`);
  if (colour === null) return rule;
  const ratio = texts.number(Math.floor(contrastIn(theme, colour) * 10) / 10, 1);
  return `${rule} ${texts.t('settings.brand.ratio', { ratio })}`;
}
