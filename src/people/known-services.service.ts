import { Injectable } from '@nestjs/common';
import { Between, In, IsNull } from 'typeorm';
import { Database } from '../database/database.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { ServiceField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import { foldNumber } from '../domain/known-people.js';
import { digitsToAscii } from '../domain/search-folding.js';
import type { KnownService } from '../domain/service-rows.js';
import { cleanLine } from '../domain/text-cleaning.js';
import type { Breath } from '../database/breath.js';
import { ServiceRecordEntity } from './service-record.entity.js';

const codesPerRead = 500;

/** The stored service records a file may speak of: those with its numbers, and those without a number in its days. */
@Injectable()
export class KnownServicesReader {
  constructor(private readonly database: Database) {}

  async mentionedIn(table: ImportTable, mapping: ColumnMapping<ServiceField>, breath: Breath): Promise<KnownService[]> {
    const codes = [...new Set(cellsOf(table, mapping.columns.reference).map(foldNumber))].filter((code) => code !== '');
    const found: ServiceRecordEntity[] = [];
    for (let start = 0; start < codes.length; start += codesPerRead) {
      const piece = In(codes.slice(start, start + codesPerRead));
      found.push(...(await this.database.of(ServiceRecordEntity).findBy({ codeFolded: piece })));
      await breath.take();
    }
    const days = cellsOf(table, mapping.columns.servedOn)
      .map(digitsToAscii)
      .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
      .sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first && last) {
      found.push(
        ...(await this.database
          .of(ServiceRecordEntity)
          .findBy({ codeFolded: IsNull(), servedOn: Between(first, last) })),
      );
    }
    return found.map(({ id, code, accountId, employeeId, servedOn, amount }) => ({
      id,
      reference: code,
      accountId,
      employeeId,
      servedOn,
      amount,
    }));
  }
}

function cellsOf(table: ImportTable, column: number | undefined): string[] {
  return column === undefined ? [] : table.rows.map(({ cells }) => cleanLine(cells[column] ?? ''));
}
