import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';

/** What stands in a form: as stored, or as it was typed. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly ShownProblem[];
  readonly texts: Texts;
}

/** An object for partials/field: every parameter is named, because partials see the data around them. */
export function field(name: string, state: FormState, more: Readonly<Record<string, string>> = {}): object {
  const { texts, errors } = state;
  const hint = `scorecard.hint.${name}`;
  return {
    name,
    label: more.label ?? texts.t(`scorecard.field.${name}`),
    hint: texts.has(hint) ? texts.t(hint) : '',
    value: valueOf(name, state),
    error: messageFor(name, errors),
    type: 'text',
    dir: 'auto',
    width: '',
    autocomplete: 'off',
    inputmode: '',
    accept: '',
    ...more,
  };
}

export function numberField(name: string, state: FormState, more: Readonly<Record<string, string>> = {}): object {
  return field(name, state, { inputmode: 'decimal', width: 'short', dir: 'ltr', ...more });
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** An object for partials/select, radio and checkboxes. */
export function choice(name: string, choices: readonly Choice[], state: FormState): object {
  const chosen = [state.values[name] ?? []].flat();
  const hint = `scorecard.hint.${name}`;
  return {
    name,
    label: state.texts.t(`scorecard.field.${name}`),
    hint: state.texts.has(hint) ? state.texts.t(hint) : '',
    error: messageFor(name, state.errors),
    width: '',
    isTitle: false,
    options: choices.map(({ value, label, hint: about = '' }) => ({
      value,
      label,
      hint: about,
      isSelected: chosen.includes(value),
    })),
  };
}

export function valueOf(name: string, { values }: FormState): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** A stored number as the reader would type it. */
export function typedNumber(value: number | null, texts: Texts): string {
  if (value === null) return '';
  const [whole = '', decimals] = String(value).split('.');
  const digits = (part: string) => part.replace(/\d/g, (digit) => texts.number(Number(digit)));
  const point = texts.locale === 'fa' ? '٫' : '.';
  return decimals === undefined ? digits(whole) : `${digits(whole)}${point}${digits(decimals)}`;
}

/** Everything a rejected form sent, several values of one name as a list. */
export function typedValues(body: unknown): FormValues {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>).filter(([name]) => name !== '_csrf');
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : text(value)]),
  );
}
