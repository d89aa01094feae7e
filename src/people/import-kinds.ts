import { Injectable } from '@nestjs/common';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { Problem } from '../domain/errors.js';
import type { FieldsOf, ImportKind } from '../domain/import-fields.js';
import type { RowProblem } from '../domain/import-problem.js';
import type { ImportTable } from '../domain/import-table.js';
import type { Breath } from '../database/breath.js';
import type { ImportJournal } from './import-journal.js';
import type { ImportFileEntity } from './import-file.entity.js';

interface CheckedRow {
  readonly row: number;
}

/** What a file would do, found without changing anything. */
export interface CheckedImport {
  readonly created: readonly CheckedRow[];
  readonly updated: readonly CheckedRow[];
  readonly unchanged: readonly CheckedRow[];
  readonly problems: readonly RowProblem[];
  /** Counts that are told beside these, as `import.note.<key>` with the parameter n; left out when 0. */
  readonly notes: Readonly<Record<string, number>>;
  /** Sentences about how the file is read, as text keys with parameters. */
  readonly remarks?: readonly Problem[];
  /** Writes all of it; only called without problems and inside the write in which it was checked. What it writes down can be taken back. */
  apply(journal: ImportJournal): Promise<void>;
}

/** One kind of file: what it is checked against and how it is written. Rooms register theirs when they start. */
export interface ImportStrategy<K extends ImportKind = ImportKind> {
  readonly kind: K;
  /** Called for the preview, and again inside the write that applies. */
  check(
    table: ImportTable,
    mapping: ColumnMapping<FieldsOf[K]>,
    file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport>;
  /** Where to choose another file, and where to see what was imported. */
  newHref(file: Pick<ImportFileEntity, 'cycleId'>): string;
  doneHref(file: Pick<ImportFileEntity, 'cycleId'>): string;
  /** Where to say what this kind needs to know beyond columns; its link is `import.choices.<kind>`. */
  choicesHref?(file: Pick<ImportFileEntity, 'id'>): string;
}

/** Who imports which kind of file. */
@Injectable()
export class ImportKinds {
  private readonly byKind = new Map<ImportKind, ImportStrategy>();

  register(strategy: ImportStrategy): void {
    this.byKind.set(strategy.kind, strategy);
  }

  for(kind: ImportKind): ImportStrategy {
    const strategy = this.byKind.get(kind);
    if (!strategy) throw new Error(`Nobody imports ${kind}`);
    return strategy;
  }
}
