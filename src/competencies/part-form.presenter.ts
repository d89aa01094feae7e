import type { Locale, LocalText } from '../domain/locale.js';
import { locales } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { fieldOf } from './local-text-fields.js';

export type Typed = Readonly<Record<string, string>>;

/** What a form of the framework knows besides its own fields. */
export interface FormState {
  readonly texts: Texts;
  /** The languages the organisation offers. */
  readonly offered: readonly Locale[];
  readonly typed: Typed;
  readonly problems: readonly ShownProblem[];
}

export interface TextBlock {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

export interface PartPage {
  readonly title: string;
  readonly submit: string;
  readonly blocks: readonly TextBlock[];
  /** A choice of the part it belongs to, as partials/select takes it. */
  readonly parent?: object;
  /** The rater groups that see it, as partials/checkboxes takes them. */
  readonly groups?: object;
  readonly deletion?: { readonly href: string; readonly label: string } | null;
}

/** A text in all languages as the fields of a form, `statementEn`, `statementFa` …; the other way of textFrom(). */
export function typedText(name: string, text: LocalText): Typed {
  return Object.fromEntries(locales.map((locale) => [fieldOf(name, locale), text[locale] ?? '']));
}

/** One page for every part of the framework: texts side by side, maybe a parent to belong to and groups that see it. */
export function presentPartForm(form: FormState, page: PartPage): object {
  return {
    title: page.title,
    submit: page.submit,
    parent: page.parent ?? null,
    groups: page.groups ?? null,
    deletion: page.deletion ?? null,
    backHref: paths.framework(),
    errors: form.problems,
    blocks: page.blocks.map((block) => presentBlock(block, form)),
  };
}

function presentBlock({ name, label, hint = '' }: TextBlock, { texts, offered, typed, problems }: FormState) {
  return {
    label,
    hint,
    fields: offered.map((locale) => {
      const field = fieldOf(name, locale);
      return {
        name: field,
        label: texts.t(`framework.language.${locale}`),
        value: typed[field] ?? '',
        error: messageFor(field, problems),
        hint: '',
        rows: 2,
        dir: locale === 'en' ? 'ltr' : 'rtl',
      };
    }),
  };
}
