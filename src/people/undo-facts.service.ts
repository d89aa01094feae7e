import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import {
  type Cell,
  type Cells,
  type UndoEntry,
  type UndoFacts,
  type UndoTable,
  undoTables,
} from '../domain/import-undo.js';
import { AccountEntity } from './account.entity.js';
import { DepartmentEntity } from './department.entity.js';
import { cellsOf } from './import-journal.js';
import { PersonEntity } from './person.entity.js';
import { ServiceRecordEntity } from './service-record.entity.js';

const rowsPerRead = 500;

export const undoEntities = {
  service_record: ServiceRecordEntity,
  person: PersonEntity,
  account: AccountEntity,
  department: DepartmentEntity,
} as const;

const leans: Readonly<Record<UndoTable, readonly string[]>> = {
  service_record: ['accountId', 'employeeId'],
  person: ['departmentId', 'managerId', 'accountId'],
  account: [],
  department: ['parentId'],
};
const unique: Readonly<Record<UndoTable, readonly string[]>> = {
  service_record: ['codeFolded'],
  person: ['emailFolded', 'employeeNumberFolded'],
  account: ['codeFolded'],
  department: [],
};

/** What has become of the rows of an import: how they are now, and who leans on them. */
@Injectable()
export class UndoFactsReader {
  constructor(private readonly database: Database) {}

  async of(journal: readonly UndoEntry[]): Promise<UndoFacts> {
    const holders = await this.holdersOfOldValues(journal);
    return {
      rows: await this.rowsNow(journal),
      usedElsewhere: await this.usedElsewhere(new Set(journal.map(({ id }) => id))),
      leaning: await this.leaning(),
      isTaken: (table, column, value, id) => {
        const holder = holders.get(`${table} ${column} ${String(value)}`);
        return value !== null && holder !== undefined && holder !== id;
      },
    };
  }

  private async rowsNow(journal: readonly UndoEntry[]): Promise<Map<string, Cells>> {
    const rows = new Map<string, Cells>();
    for (const table of undoTables) {
      const ids = journal.filter((entry) => entry.table === table).map(({ id }) => id);
      for (const some of inPieces(ids))
        for (const row of await this.database.of<{ id: string }>(undoEntities[table]).findBy({ id: In(some) }))
          rows.set(row.id, cellsOf(row));
    }
    return rows;
  }

  /**
   * Ids that stand in any column of any other table: whatever room put them there, a row in use is not taken away. The
   * tables tell it themselves, so that a room of tomorrow is not forgotten.
   */
  private async usedElsewhere(ids: ReadonlySet<string>): Promise<Set<string>> {
    const used = new Set<string>();
    for (const { tableName, columns, target } of this.database.manager.connection.entityMetadatas) {
      if ((undoTables as readonly string[]).includes(tableName) || typeof target === 'string') continue;
      for (const { propertyName, length, type } of columns) {
        if (type !== 'varchar' || length !== '40') continue;
        const rows = await this.database
          .of(target as new () => object)
          .createQueryBuilder('t')
          .select(`t.${propertyName}`, 'id')
          .distinct(true)
          .getRawMany<{ id: string | null }>();
        for (const { id } of rows) if (id !== null && ids.has(id)) used.add(id);
      }
    }
    return used;
  }

  private async leaning(): Promise<{ id: string; column: string; on: string }[]> {
    const found: { id: string; column: string; on: string }[] = [];
    for (const table of undoTables)
      for (const column of leans[table]) {
        const rows = await this.database
          .of<object>(undoEntities[table])
          .createQueryBuilder('t')
          .select('t.id', 'id')
          .addSelect(`t.${column}`, 'on')
          .where(`t.${column} IS NOT NULL`)
          .getRawMany<{ id: string; on: string }>();
        for (const row of rows) found.push({ ...row, column });
      }
    return found;
  }

  /** Who holds the addresses and numbers that would come back. */
  private async holdersOfOldValues(journal: readonly UndoEntry[]): Promise<Map<string, string>> {
    const holders = new Map<string, string>();
    for (const table of undoTables)
      for (const column of unique[table]) {
        const values = journal.flatMap((entry) =>
          entry.table === table && 'before' in entry ? (entry.before[column] ?? []) : [],
        );
        for (const some of inPieces<Cell>(values)) {
          const rows = await this.database
            .of<{ id: string }>(undoEntities[table])
            .findBy({ [column]: In(some) } as never);
          for (const row of rows) holders.set(`${table} ${column} ${String(cellsOf(row)[column])}`, row.id);
        }
      }
    return holders;
  }
}

function inPieces<V>(values: readonly V[]): V[][] {
  const pieces: V[][] = [];
  for (let start = 0; start < values.length; start += rowsPerRead)
    pieces.push(values.slice(start, start + rowsPerRead));
  return pieces;
}
