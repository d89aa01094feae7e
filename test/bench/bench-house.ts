import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../support/test-database.js';

export interface BenchHouse {
  readonly env: Record<string, string>;
  readonly folder: string;
  leave(): Promise<void>;
}

/** A folder of its own, and a database of its own where TEST_DATABASE_URL names a server; before any entity is read. */
export async function enterBench(more: Record<string, string> = {}): Promise<BenchHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'roundview-bench-'));
  const postgres = await createTestDatabase();
  if (postgres) process.env.DATABASE_URL = postgres.url;
  const sweep = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    sweep();
    process.exit(130);
  });
  return {
    env: { DATA_DIR: join(folder, 'data'), ...(postgres ? { DATABASE_URL: postgres.url } : {}), ...more },
    folder,
    leave: async () => {
      await postgres?.drop();
      sweep();
    },
  };
}
