import type { DataSource, QueryRunner } from 'typeorm';
import { isNotPermitted } from './database-errors.js';

/** What became of the segments of PostgreSQL's log (WAL) that were written before. */
export type OldLog = 'overwritten' | 'held' | 'not-permitted';

const segments = `SELECT substr(name, 9) AS name FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' ORDER BY 1`;

/**
 * PostgreSQL only. Until a segment of the log is written over, it holds what was stored while it was the newest, and the
 * server keeps old ones under new names to write into later. So: begin a new segment, let a checkpoint give up all older
 * ones, then pass through every one that waits, each filled with zeros to its end. "held": a replication slot, an
 * archive that lags behind or wal_keep_size keeps old segments.
 */
export async function overwriteOldLog(writer: DataSource): Promise<OldLog> {
  const runner = writer.createQueryRunner();
  try {
    return await passThrough(runner);
  } catch (error) {
    if (isNotPermitted(error)) return 'not-permitted';
    throw error;
  } finally {
    await runner.release();
  }
}

async function passThrough(runner: QueryRunner): Promise<OldLog> {
  let current = await nextSegment(runner);
  const lastOld = current;
  await runner.query('CHECKPOINT');
  const names = ((await runner.query(segments)) as { name: string }[]).map(({ name }) => name);
  if (names.some((name) => name <= lastOld)) return 'held';
  const lastWaiting = names.at(-1) ?? '';
  while (current < lastWaiting) current = await nextSegment(runner);
  return 'overwritten';
}

/** Fills the segment being written with zeros and gives its number; a message makes sure that there is something to end. */
async function nextSegment(runner: QueryRunner): Promise<string> {
  await runner.query(`SELECT pg_logical_emit_message(false, 'roundview', '')`);
  const [row] = (await runner.query('SELECT substr(pg_walfile_name(pg_switch_wal()), 9) AS name')) as {
    name: string;
  }[];
  return row?.name ?? '';
}
