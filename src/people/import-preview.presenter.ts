import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { FileCheck } from './import-check.service.js';
import { presentColumns } from './import-columns.presenter.js';
import { presentCounts, tallyRows } from './import-counts.presenter.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { presentRow, problemsByRow, rowsShown, rowTitle } from './import-rows.presenter.js';
import { told } from './import-words.js';

/** From here on, leaving out one by one is tedious: one button does it for all. */
const manyRows = 10;

/** The parts a page of an import may have; a page fills in those of its state. */
export function blankPage(file: ImportFileEntity, newHref: string, heading: string) {
  return {
    heading,
    newHref,
    fileName: file.fileName,
    readAs: null as { encoding: string; separator: string } | null,
    counts: [] as object[],
    encodings: null as object[] | null,
    encodingHref: paths.importEncoding(file.id),
    fileProblems: [] as string[],
    rows: [] as object[],
    shown: '',
    hidden: 0,
    leaveAll: 0,
    correctionsHref: paths.importCorrections(file.id),
    leftOut: null as object | null,
    apply: null as { href: string; label: string } | null,
    columns: [] as object[],
    mappingHref: paths.importMapping(file.id),
    ready: null as object | null,
    next: null as object | null,
    note: '',
    remarks: [] as string[],
    choices: null as { href: string; label: string } | null,
    undoHref: '',
    undoneNote: '',
    kept: [] as object[],
  };
}

/** What a file would do: the rows that need somebody first, then everything that is ready. */
export function presentPreview(
  file: ImportFileEntity,
  check: FileCheck,
  newHref: string,
  importedAt: string | null,
  texts: Texts,
): object {
  const tally = tallyRows(check);
  const byRow = problemsByRow(check.problems);
  const wholeFile = check.problems.filter(({ row }) => row === 0);
  const shownRows = [...byRow.keys()].slice(0, rowsShown);
  const rows = new Map(check.table.rows.map((row) => [row.row, row]));
  const { kind } = file;
  const nothingNew = tally.ready > 0 && tally.created + tally.updated === 0 && byRow.size === 0;
  const mayApply = check.checked !== null && check.problems.length === 0 && tally.created + tally.updated > 0;
  return {
    ...blankPage(file, newHref, heading()),
    readAs: {
      encoding: texts.t(`import.encoding.${file.encoding}`),
      separator: texts.t(`import.separator.${separatorNames[check.csv.separator]}`),
    },
    counts: check.checked ? presentCounts(tally, check.checked.notes, file.leftOut.length, texts) : [],
    fileProblems: wholeFile.map((problem) => told(problem, texts)),
    rows: shownRows.flatMap((number) => {
      const row = rows.get(number);
      return row ? [presentRow(row, byRow.get(number) ?? [], kind, check.mapping, texts)] : [];
    }),
    shown: shownRows.join(','),
    hidden: byRow.size - shownRows.length,
    leaveAll: byRow.size > manyRows ? byRow.size : 0,
    leftOut: leftOutRows(),
    apply: mayApply ? { href: paths.importApplication(file.id), label: applyLabel() } : null,
    columns: presentColumns(file.id, check, texts),
    ready: tally.ready > 0 ? { n: tally.ready, first: firstReady() } : null,
    note: nothingNew && importedAt ? texts.t('import.already', { when: importedAt }) : '',
  };

  function heading(): string {
    if (check.checked === null) return texts.t('import.heading.columns');
    if (wholeFile.length > 0) return texts.t('import.heading.file');
    if (nothingNew) return texts.t(importedAt ? 'import.heading.already' : 'import.heading.nothing');
    if (byRow.size > 0)
      return texts.t(`import.heading.attention.${kind}`, { n: byRow.size, total: tally.ready + byRow.size });
    if (tally.ready === 0) return texts.t('import.heading.empty');
    return texts.t(`import.heading.ready.${kind}`, { n: tally.created + tally.updated });
  }

  function applyLabel(): string {
    return texts.t(`import.apply.${kind}`, { n: tally.created + tally.updated });
  }

  function leftOutRows(): object | null {
    if (file.leftOut.length === 0) return null;
    const kept = file.leftOut.slice(0, rowsShown);
    const out = new Map(check.csv.table.rows.filter(({ row }) => kept.includes(row)).map((row) => [row.row, row]));
    const label = (row: number) => {
      const found = out.get(row);
      const title = found ? rowTitle(found, kind, check.mapping) : '';
      return [texts.t('import.row', { row }), title].filter((text) => text !== '').join(': ');
    };
    return { n: file.leftOut.length, shown: kept.join(','), rows: kept.map((row) => ({ row, label: label(row) })) };
  }

  function firstReady(): string {
    const { created = [], updated = [], unchanged = [] } = check.checked ?? {};
    const ready = [...created, ...updated, ...unchanged].filter(({ row }) => !byRow.has(row)).slice(0, 3);
    const titles = ready.flatMap(({ row }) => rows.get(row) ?? []).map((row) => rowTitle(row, kind, check.mapping));
    return texts.list(titles.filter((title) => title !== ''));
  }
}

const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
