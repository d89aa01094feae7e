import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { ImportFileEntity } from './import-file.entity.js';
import type { KeptRow, UndoOutlook } from './import-undo.service.js';

/** What taking an import back would remove, put back and keep, before anybody presses the button. */
export function presentUndo({ file, plan, kept }: UndoOutlook, texts: Texts): object {
  const isNothing = plan.remove.length + plan.restore.length === 0;
  return {
    heading: texts.t(isNothing ? 'import.undo.heading-nothing' : 'import.undo.heading'),
    backHref: paths.import(file.id),
    fileName: file.fileName,
    counts: presentCounts(
      { removed: plan.remove.length, restored: plan.restore.length, kept: plan.kept.length },
      texts,
    ),
    kept: presentKept(kept, texts),
    more: plan.kept.length > kept.length ? texts.t('import.undo.more', { n: plan.kept.length - kept.length }) : '',
    action: isNothing ? '' : paths.importUndo(file.id),
  };
}

/** What taking it back did, on the page of the import, for the rest of the day. */
export function presentUndone(undone: NonNullable<ImportFileEntity['undone']>, texts: Texts) {
  const { rows, ...counts } = undone;
  return { counts: presentCounts(counts, texts), kept: presentKept(rows, texts) };
}

function presentCounts(counts: Readonly<Record<'removed' | 'restored' | 'kept', number>>, texts: Texts) {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([label, n]) => ({ value: texts.number(n), label: texts.t(`import.undo.count.${label}`) }));
}

function presentKept(rows: readonly KeptRow[], texts: Texts) {
  return rows.map(({ name, reason }) => ({
    name: name || texts.t('import.undo.nameless'),
    reason: texts.t(`import.undo.kept.${reason}`),
  }));
}
