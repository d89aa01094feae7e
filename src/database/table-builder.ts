import { type ColumnType, type QueryRunner, Table, type TableColumnOptions, type TableOptions } from 'typeorm';

/** Columns of a migration, in the same kinds as columns.ts; the driver names the type its database uses. */
type Column = (runner: QueryRunner) => TableColumnOptions;
type Options = Pick<TableColumnOptions, 'isPrimary' | 'isNullable' | 'default'>;

const isPostgres = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'postgres';

function column(
  name: string,
  type: (runner: QueryRunner) => ColumnType,
  options: Options & { length?: string },
): Column {
  return (runner) => ({ name, type: runner.dataSource.driver.normalizeType({ type: type(runner) }), ...options });
}

export const code = (name: string, length: number | string, options: Options = {}): Column =>
  column(name, () => 'varchar', { ...options, length: String(length) });
export const text = (name: string, options: Options = {}): Column => column(name, () => 'text', options);
export const json = (name: string, options: Options = {}): Column => column(name, () => 'simple-json', options);
export const count = (name: string, options: Options = {}): Column => column(name, () => 'integer', options);
export const yesNo = (name: string, options: Options = {}): Column => column(name, () => 'boolean', options);
export const instant = (name: string, options: Options = {}): Column =>
  column(name, (runner) => (isPostgres(runner) ? 'timestamptz' : 'datetime'), options);
export const bytes = (name: string, options: Options = {}): Column =>
  column(name, (runner) => (isPostgres(runner) ? 'bytea' : 'blob'), options);
export const real = (name: string, options: Options = {}): Column =>
  column(name, (runner) => (isPostgres(runner) ? 'double precision' : 'double'), options);

type Extras = Pick<TableOptions, 'withoutRowid' | 'uniques' | 'indices'>;

export function table(name: string, columns: Column[], extras: Extras = {}): (runner: QueryRunner) => Table {
  return (runner) => new Table({ name, columns: columns.map((make) => make(runner)), ...extras });
}
