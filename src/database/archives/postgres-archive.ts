import { DataSource } from 'typeorm';
import type { Archive, ArchivedRow } from './archive.js';
import { ArchiveBroken, ToolMissing } from './archive-problems.js';
import { copiedRow, copiedTable } from './copy-format.js';
import { linesOf, run } from './postgres-tools.js';

/** An archive of PostgreSQL is a file of pg_dump in its own format. */
export class PostgresArchive implements Archive {
  readonly ending = 'dump';

  constructor(private readonly url: string) {}

  async make(file: string): Promise<void> {
    await run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}`], this.url);
  }

  async check(file: string): Promise<void> {
    try {
      await run('pg_restore', ['--file=/dev/null', file]);
    } catch (error) {
      throw error instanceof ToolMissing ? error : new ArchiveBroken(`${file} cannot be read: ${String(error)}`);
    }
  }

  async *rows(file: string, table: string, columns: readonly string[]): AsyncGenerator<ArchivedRow> {
    let names: readonly string[] | null = null;
    for await (const line of linesOf('pg_restore', ['--data-only', `--table=${table}`, '--file=-', file])) {
      if (names === null) names = copiedTable(line, table);
      else if (line === '\\.') names = null;
      else {
        const row = copiedRow(line, names);
        yield Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
      }
    }
  }

  async isPlaceFree(): Promise<boolean> {
    const source = await new DataSource({ type: 'postgres', url: this.url }).initialize();
    try {
      const [row] = await source.query<{ n: string }[]>(
        "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = 'public'",
      );
      return Number(row?.n ?? 0) === 0;
    } finally {
      await source.destroy();
    }
  }

  async restore(file: string): Promise<void> {
    const wholly = ['--exit-on-error', '--single-transaction'];
    await run('pg_restore', ['--no-owner', '--no-privileges', ...wholly, file], this.url);
  }
}
