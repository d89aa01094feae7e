import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Archive, ArchivedRow } from './archive.js';
import { ArchiveBroken } from './archive-problems.js';
import { settle } from './settled-file.js';

const rowsPerPage = 200;

/** An archive of SQLite is a database file again. */
export class SqliteArchive implements Archive {
  readonly ending = 'sqlite';

  constructor(private readonly database: string) {}

  async make(file: string): Promise<void> {
    await reading(this.database, (source) => source.query('VACUUM INTO ?', [file]));
  }

  async check(file: string): Promise<void> {
    try {
      const findings = await reading(file, async (source) => {
        const whole = await source.query<{ integrity_check: string }[]>('PRAGMA integrity_check');
        const astray = await source.query<object[]>('PRAGMA foreign_key_check');
        return [...whole.map((row) => row.integrity_check), ...astray.map(() => 'a row without what it belongs to')];
      });
      if (findings.length === 1 && findings[0] === 'ok') return;
    } catch (error) {
      throw new ArchiveBroken(`${file} cannot be read: ${String(error)}`);
    }
    throw new ArchiveBroken(`${file} is damaged`);
  }

  async *rows(file: string, table: string, columns: readonly string[]): AsyncGenerator<ArchivedRow> {
    const source = await opened(file);
    try {
      const known = await source.query<object[]>('SELECT 1 FROM sqlite_master WHERE name = ?', [table]);
      if (known.length === 0) return;
      const list = columns.map((column) => `CAST("${column}" AS TEXT) AS "${column}"`).join(', ');
      for (let start = 0; ; start += rowsPerPage) {
        const page = await source.query<ArchivedRow[]>(`SELECT ${list} FROM "${table}" LIMIT ? OFFSET ?`, [
          rowsPerPage,
          start,
        ]);
        yield* page;
        if (page.length < rowsPerPage) return;
      }
    } finally {
      await source.destroy();
    }
  }

  async isPlaceFree(): Promise<boolean> {
    return !['', '-wal', '-shm', '-journal'].some((end) => existsSync(this.database + end));
  }

  async restore(file: string): Promise<void> {
    mkdirSync(dirname(this.database), { recursive: true, mode: 0o700 });
    const unfinished = `${this.database}.unfinished`;
    try {
      copyFileSync(file, unfinished);
      settle(unfinished);
      renameSync(unfinished, this.database);
      settle(dirname(this.database));
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
}

async function reading<T>(file: string, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await opened(file);
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

function opened(file: string): Promise<DataSource> {
  return new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly: true,
    fileMustExist: true,
    timeout: 5_000,
  } as DataSourceOptions).initialize();
}
