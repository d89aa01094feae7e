import { DataSource, type DataSourceOptions } from 'typeorm';

/** What a copy of a SQLite database says when it is opened: whether it is whole, and one number asked of it. */
export interface CopyFindings {
  readonly isWhole: boolean;
  readonly count: number;
}

/** Opens a copy read-only, as it will be found one day, checks it and counts; `countSql` gives one column `n`. */
export async function examineCopy(file: string, countSql: string): Promise<CopyFindings> {
  const copy = new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly: true,
    fileMustExist: true,
  } as DataSourceOptions);
  await copy.initialize();
  try {
    const [check] = await copy.query<{ integrity_check: string }[]>('PRAGMA integrity_check');
    const [counted] = await copy.query<{ n: number }[]>(countSql);
    return { isWhole: check?.integrity_check === 'ok', count: counted?.n ?? 0 };
  } finally {
    await copy.destroy();
  }
}
