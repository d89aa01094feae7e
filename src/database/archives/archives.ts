import type { DatabaseLocation } from '../../config/database-location.js';
import type { Archive } from './archive.js';
import { PostgresArchive } from './postgres-archive.js';
import { SqliteArchive } from './sqlite-archive.js';

export function archiveOf(location: DatabaseLocation): Archive {
  return location.kind === 'sqlite' ? new SqliteArchive(location.file) : new PostgresArchive(location.url);
}

/** How many rows of one table an archive holds. */
export async function countRows(archive: Archive, file: string, table: string, column: string): Promise<number> {
  let count = 0;
  for await (const row of archive.rows(file, table, [column])) count += row[column] === undefined ? 0 : 1;
  return count;
}
