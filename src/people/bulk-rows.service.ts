import { Injectable } from '@nestjs/common';
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { Database } from '../database/database.js';
import type { UndoTable } from '../domain/import-undo.js';
import type { Breath } from '../database/breath.js';
import type { ImportJournal } from './import-journal.js';

const rowsPerStatement = 100;

/** Many rows in few statements; between them other requests have their turn. Rows may be made as they are taken. */
@Injectable()
export class BulkRows {
  constructor(private readonly database: Database) {}

  async insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: Iterable<E>,
    breath: Breath,
    journal?: ImportJournal,
  ): Promise<void> {
    await this.inPieces(rows, breath, async (piece) => {
      // Before the statement: TypeORM writes into the rows what it believes came back.
      journal?.made(this.tableOf(entity), piece);
      await this.database.of(entity).createQueryBuilder().insert().values(piece).execute();
    });
  }

  /** Overwrites these columns of rows that exist; the other columns keep what they hold. */
  async update<E extends ObjectLiteral & { id: string }>(
    entity: EntityTarget<E>,
    rows: Iterable<E>,
    columns: readonly (keyof E & string)[],
    breath: Breath,
    journal?: ImportJournal,
  ): Promise<void> {
    await this.inPieces(rows, breath, async (piece) => {
      const before = journal
        ? await this.database.of(entity).findBy({ id: In(piece.map(({ id }) => id)) } as never)
        : [];
      journal?.changed(this.tableOf(entity), before, piece, columns);
      await this.database
        .of(entity)
        .createQueryBuilder()
        .insert()
        .values(piece)
        .orUpdate([...columns], ['id'])
        .execute();
    });
  }

  private tableOf<E extends ObjectLiteral>(entity: EntityTarget<E>): UndoTable {
    return this.database.of(entity).metadata.tableName as UndoTable;
  }

  private async inPieces<E>(rows: Iterable<E>, breath: Breath, run: (piece: E[]) => Promise<unknown>): Promise<void> {
    let piece: E[] = [];
    for (const row of rows) {
      piece.push(row);
      if (piece.length < rowsPerStatement) continue;
      await run(piece);
      piece = [];
      await breath.take();
    }
    if (piece.length > 0) await run(piece);
  }
}

/** Rows made one by one when their turn comes, so that a large file never stands ready twice. */
export function* each<A, E>(items: readonly A[], make: (item: A) => E): Generator<E> {
  for (const item of items) yield make(item);
}
