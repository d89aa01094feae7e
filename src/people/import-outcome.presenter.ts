import type { ImportKind } from '../domain/import-fields.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { blankPage } from './import-preview.presenter.js';

interface Places {
  readonly newHref: string;
  readonly doneHref: string;
}

/** What is usually brought after it: employees, then customers, then who served whom. */
const following: Readonly<Partial<Record<ImportKind, ImportKind>>> = { employees: 'customers', customers: 'services' };

/** What an import has done, and what to do next. */
export function presentOutcome(file: ImportFileEntity, { newHref, doneHref }: Places, texts: Texts): object {
  const { created = 0, updated = 0, unchanged = 0, leftOut = 0 } = file.outcome ?? {};
  const counts = { created, updated, unchanged, 'left-out': leftOut };
  const next = following[file.kind];
  return {
    ...blankPage(file, newHref, texts.t(`import.heading.done.${file.kind}`, { n: created + updated })),
    counts: Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([label, n]) => ({ value: texts.number(n), label: texts.t(`import.done-count.${label}`) })),
    next: {
      doneHref,
      doneLabel: texts.t(`import.done.${file.kind}`),
      href: next ? paths.importNew(next) : '',
      label: next ? texts.t(`import.new.${next}`) : '',
    },
  };
}
