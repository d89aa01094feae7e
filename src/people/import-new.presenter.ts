import type { ImportKind } from '../domain/import-fields.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';

const peopleKinds = ['employees', 'customers', 'services'] as const;
export type PeopleKind = (typeof peopleKinds)[number];

/** Files brought from the people pages; nominations are brought from their cycle. */
export function isPeopleKind(kind: string): kind is PeopleKind {
  return peopleKinds.includes(kind as PeopleKind);
}

export interface NewImportPage {
  readonly errors?: readonly ShownProblem[];
  readonly pasted?: string;
  /** Where nominations come from, and where the form goes; for the other kinds the page of people. */
  readonly backHref?: string;
  readonly action?: string;
}

/** The page on which a file is chosen or pasted. */
export function presentImportNew(kind: ImportKind, texts: Texts, page: NewImportPage = {}): object {
  const { errors = [], pasted = '' } = page;
  return {
    heading: texts.t(`import.new.${kind}`),
    lead: texts.t(`import.new.${kind}.lead`),
    columns: texts.t(`import.new.${kind}.columns`),
    backHref: page.backHref ?? paths.people(),
    action: page.action ?? paths.importNew(kind),
    sampleHref: paths.importSample(kind),
    pasted,
    errors: errors.map((problem) => ({ ...problem, field: 'file' })),
    fileError: messageFor('file', errors),
    others: peopleKinds
      .filter((other) => other !== kind && kind !== 'nominations')
      .map((other) => ({ href: paths.importNew(other), label: texts.t(`import.new.${other}`) })),
  };
}
