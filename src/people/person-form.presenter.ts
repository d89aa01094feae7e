import type { FieldProblem } from '../domain/errors.js';
import type { Locale } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor } from '../web/problems.js';
import { told } from './import-words.js';
import type { PersonEntity } from './person.entity.js';

export interface PersonFormPage {
  readonly kind: PersonEntity['kind'];
  readonly locales: readonly Locale[];
  readonly values: Readonly<Record<string, string>>;
  readonly person?: Pick<PersonEntity, 'id' | 'name'>;
  readonly problems?: readonly FieldProblem[];
}

const lines = {
  employee: ['name', 'email', 'number', 'jobTitle', 'department', 'location', 'manager'],
  customer: ['name', 'email', 'account', 'accountNumber', 'role'],
} as const;
const hinted = ['email', 'department', 'manager', 'account', 'accountNumber'];

export function presentPersonForm(
  { kind, locales, values, person, problems = [] }: PersonFormPage,
  texts: Texts,
): object {
  const errors = problems.map((problem) => ({ field: problem.field, message: told(problem, texts) }));
  const shared = (name: string) => ({
    name,
    label: texts.t(`import.field.${name}`),
    hint: hinted.includes(name) ? texts.t(name === 'email' ? `people.hint.email.${kind}` : `people.hint.${name}`) : '',
    error: messageFor(name, errors),
  });
  const select = (name: string, options: readonly (readonly [value: string, label: string])[]) => ({
    ...shared(name),
    isSelect: true,
    options: options.map(([value, label]) => ({ value, label, isSelected: (values[name] ?? '') === value })),
  });
  const segments = ['A', 'B', 'C', 'D'].map((letter) => [letter, letter] as const);
  return {
    heading: person ? texts.t('people.edit', { name: person.name }) : texts.t(`people.add.${kind}`),
    backHref: person ? paths.person(person.id) : kind === 'customer' ? paths.customers() : paths.people(),
    backLabel: person ? person.name : texts.t(kind === 'customer' ? 'people.customers' : 'people.employees'),
    action: person ? paths.personEdit(person.id) : paths.personNew(kind),
    submit: person ? texts.t('people.save') : texts.t(`people.add.${kind}`),
    errors,
    fields: [
      ...lines[kind].map((name) => ({
        ...shared(name),
        value: values[name] ?? '',
        dir: name === 'email' ? 'ltr' : 'auto',
        type: name === 'email' ? 'email' : 'text',
        isSelect: false,
      })),
      ...(kind === 'customer' ? [select('segment', [['', texts.t('people.no-segment')], ...segments])] : []),
      select(
        'locale',
        locales.map((locale) => [locale, texts.t(`people.language.${locale}`)] as const),
      ),
    ],
  };
}
