import { join } from 'node:path';

export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** SQLite in the data folder unless DATABASE_URL names a PostgreSQL server. */
export function databaseLocation(url: string | undefined, dataDir: string, mistakes: string[]): DatabaseLocation {
  if (!url) return { kind: 'sqlite', file: join(dataDir, 'roundview.sqlite') };
  if (!isPostgresUrl(url)) mistakes.push('DATABASE_URL must start with postgres:// or postgresql://');
  return { kind: 'postgres', url };
}

export function isPostgresUrl(url: string | undefined): boolean {
  return /^postgres(ql)?:\/\//.test(url ?? '');
}
