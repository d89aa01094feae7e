import { commentField, exampleField, pointField } from './answers-form.js';
import type { FormState } from './form-state.js';

/** What differs from rater to rater in the fields of a form: everything else is the same for all of a group. */
export interface FieldSource {
  /** ' checked' or ''. */
  checked(field: string, value: string): string;
  /** ' open' or '': an example that was begun is not folded. */
  open(field: string): string;
  text(field: string): string;
  readonly name: string;
  /** What becomes of written words, told where one writes. */
  readonly ofWords: string;
}

/** What is chosen and written so far; `typed` goes before it where a field came back with an error. */
export function fieldsOf(
  state: FormState,
  { name, ofWords }: Pick<FieldSource, 'name' | 'ofWords'>,
  typed: Readonly<Record<string, string>> = {},
): FieldSource {
  const chosen = named(state.points, pointField);
  const written = { ...named(state.examples, exampleField), ...named(state.comments, commentField), ...typed };
  return {
    checked: (field, value) => (chosen[field] === value ? ' checked' : ''),
    open: (field) => (written[field] ? ' open' : ''),
    text: (field) => written[field] ?? '',
    name,
    ofWords,
  };
}

/** Marks where a value will stand; letters of private use, so that no text can look like one by chance. */
const hole = (kind: string, field = '', value = ''): string => `\uE000${kind}|${field}|${value}\uE001`;

export const holes: FieldSource = {
  checked: (field, value) => hole('checked', field, value),
  open: (field) => hole('open', field),
  text: (field) => hole('text', field),
  name: hole('name'),
  ofWords: hole('words'),
};

/** A rendered text cut at its holes: constant pieces at even places, holes at odd ones. */
export function cutAtHoles(html: string): readonly string[] {
  return html.split(/\uE000([^\uE001]*)\uE001/);
}

/** The pieces with a rater's values in the holes. */
export function fillHoles(pieces: readonly string[], source: FieldSource, escape: (text: string) => string): string {
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : valueOf(piece, source, escape))).join('');
}

function valueOf(piece: string, source: FieldSource, escape: (text: string) => string): string {
  const [kind = '', field = '', value = ''] = piece.split('|');
  if (kind === 'checked') return source.checked(field, value);
  if (kind === 'open') return source.open(field);
  if (kind === 'words') return escape(source.ofWords);
  return escape(kind === 'text' ? source.text(field) : source.name);
}

function named(values: Readonly<Record<string, string>>, nameOf: (id: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [nameOf(id), value]));
}
