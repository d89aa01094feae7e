import type { ImportKind } from '../domain/import-fields.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';

export const peopleKinds = ['employees', 'customers', 'services'] as const;
export type PeopleKind = (typeof peopleKinds)[number];

/** Files brought from the people pages; the others are brought from where they belong. */
export function isPeopleKind(kind: string): kind is PeopleKind {
  return peopleKinds.includes(kind as PeopleKind);
}

export interface NewImportPage {
  readonly errors?: readonly ShownProblem[];
  readonly pasted?: string;
  /** Where the other kinds come from, where the form goes, and a file to start from. */
  readonly backHref?: string;
  readonly backLabel?: string;
  readonly action?: string;
  readonly sampleHref?: string;
  readonly sampleLabel?: string;
  /** Imports of the last day that can be taken back. */
  readonly recent?: readonly { readonly href: string; readonly label: string }[];
}

/** The page on which a file is chosen or pasted. */
export function presentImportNew(kind: ImportKind, texts: Texts, page: NewImportPage = {}): object {
  const { errors = [], pasted = '' } = page;
  return {
    heading: texts.t(`import.new.${kind}`),
    lead: texts.t(`import.new.${kind}.lead`),
    columns: texts.t(`import.new.${kind}.columns`),
    backHref: page.backHref ?? paths.people(),
    backLabel: page.backLabel ?? texts.t('import.new.back'),
    action: page.action ?? paths.importNew(kind),
    sampleHref: page.sampleHref ?? paths.importSample(kind),
    sampleLabel: page.sampleLabel ?? texts.t('import.new.sample'),
    pasted,
    recent: page.recent ?? [],
    errors: errors.map((problem) => ({ ...problem, field: 'file' })),
    fileError: messageFor('file', errors),
    others: isPeopleKind(kind) ? otherKinds(kind, texts) : [],
  };
}

function otherKinds(kind: PeopleKind, texts: Texts): { href: string; label: string }[] {
  const others = peopleKinds.filter((other) => other !== kind);
  return [
    ...others.map((other) => ({ href: paths.importNew(other), label: texts.t(`import.new.${other}`) })),
    { href: paths.earlierResults(), label: texts.t('import.new.earlier') },
  ];
}
