import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Database } from '../database/database.js';
import type { Breath } from './breath.js';

const rowsPerStatement = 100;

/** Many rows in few statements; between them other requests have their turn. */
@Injectable()
export class BulkRows {
  constructor(private readonly database: Database) {}

  async insert<E extends ObjectLiteral>(entity: EntityTarget<E>, rows: readonly E[], breath: Breath): Promise<void> {
    await this.inPieces(rows, breath, (piece) =>
      this.database.of(entity).createQueryBuilder().insert().values(piece).execute(),
    );
  }

  /** Overwrites these columns of rows that exist; the other columns keep what they hold. */
  async update<E extends ObjectLiteral & { id: string }>(
    entity: EntityTarget<E>,
    rows: readonly E[],
    columns: readonly (keyof E & string)[],
    breath: Breath,
  ): Promise<void> {
    await this.inPieces(rows, breath, (piece) =>
      this.database
        .of(entity)
        .createQueryBuilder()
        .insert()
        .values(piece)
        .orUpdate([...columns], ['id'])
        .execute(),
    );
  }

  private async inPieces<E>(rows: readonly E[], breath: Breath, run: (piece: E[]) => Promise<unknown>): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsPerStatement) {
      await run(rows.slice(start, start + rowsPerStatement));
      await breath.take();
    }
  }
}
