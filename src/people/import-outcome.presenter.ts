import type { ImportKind } from '../domain/import-fields.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { presentUndone } from './import-undo.presenter.js';
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
  const next = file.undone ? undefined : following[file.kind];
  return {
    ...blankPage(file, newHref, texts.t(`import.heading.done.${file.kind}`, { n: created + updated })),
    counts: Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([label, n]) => ({ value: texts.number(n), label: texts.t(`import.done-count.${label}`) })),
    ...(file.undone ? undoneParts(file.undone, texts) : {}),
    undoHref: file.journal && !file.undoneAt ? paths.importUndo(file.id) : '',
    next: {
      doneHref,
      doneLabel: texts.t(`import.done.${file.kind}`),
      href: next ? paths.importNew(next) : '',
      label: next ? texts.t(`import.new.${next}`) : '',
    },
  };
}

/** After it was taken back, the page says that instead. */
function undoneParts(undone: NonNullable<ImportFileEntity['undone']>, texts: Texts) {
  return {
    heading: texts.t('import.undo.done'),
    undoneNote: texts.t('import.undo.done-note'),
    ...presentUndone(undone, texts),
  };
}
