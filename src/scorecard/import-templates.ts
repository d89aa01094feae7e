import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { Database } from '../database/database.js';
import { addQuarters, quarterKey } from '../domain/quarter.js';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import type { Texts } from '../i18n/texts.js';
import { departmentPaths } from '../people/department-paths-of.js';
import { DepartmentEntity } from '../people/department.entity.js';
import { MeasureEntity } from './measure.entity.js';
import { Periods } from './periods.js';

type Kind = 'actuals' | 'chain' | 'orders';

const fields: Readonly<Record<Kind, readonly string[]>> = {
  actuals: ['measure', 'period', 'figure'],
  chain: ['unit', 'period', 'employees', 'csat', 'nps', 'retention', 'late', 'revenue', 'margin'],
  orders: ['reference', 'account', 'orderedOn', 'requiredOn', 'shippedOn', 'amount', 'unit'],
};

/** Files to fill in for the last quarter that is over, in the reader's language. */
@Injectable()
export class ImportTemplates {
  constructor(
    private readonly database: Database,
    private readonly periods: Periods,
  ) {}

  async of(kind: Kind, texts: Texts): Promise<string> {
    const header = fields[kind].map((field) => texts.t(`import.field.${field}`));
    // Spreadsheets take a file without the mark for an old encoding.
    return `\uFEFF${stringify([header, ...(await this.rows(kind, texts))])}`;
  }

  private async rows(kind: Kind, texts: Texts): Promise<string[][]> {
    if (kind === 'orders')
      return texts
        .t('import.sample.orders')
        .split('\n')
        .map((row) => row.split(' | ').map((cell) => cell.trim()));
    const period = quarterKey(addQuarters(this.periods.running, -1));
    const empty = fields[kind].slice(2).map(() => '');
    return (await this.names(kind)).map((name) => [spreadsheetText(name), period, ...empty]);
  }

  private async names(kind: 'actuals' | 'chain'): Promise<string[]> {
    if (kind === 'chain') return [...departmentPaths(await this.database.of(DepartmentEntity).find()).values()].sort();
    const measures = await this.database.of(MeasureEntity).find({ order: { position: 'ASC', id: 'ASC' } });
    return measures.filter(({ source }) => source === 'entered').map(({ name }) => name);
  }
}
