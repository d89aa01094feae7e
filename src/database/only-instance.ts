import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { isBusy } from './database-errors.js';

export class AnotherInstance extends Error {
  constructor(file: string) {
    super(`Another Roundview already uses this data folder (it holds ${file}). Several instances need PostgreSQL.`);
  }
}

/**
 * Holds the data folder for this process alone. The lock is one of the operating system, on a small database file
 * beside the real one: it ends with the process, however that ends, and holds across containers on one machine.
 */
export async function holdAlone(dataDir: string): Promise<() => Promise<void>> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'roundview.lock');
  const lock = new DataSource({ type: 'better-sqlite3', database: file, timeout: 0 });
  await lock.initialize();
  try {
    await lock.query('BEGIN EXCLUSIVE');
  } catch (error) {
    await lock.destroy();
    throw isBusy(error) ? new AnotherInstance(file) : error;
  }
  return () => lock.destroy();
}
