import type { DataSource } from 'typeorm';
import { isLockedOut } from './database-errors.js';
import { olderSnapshotsEnd } from './older-snapshots.js';

/** Asked for with every mix: no byte of an envelope is to stay in any file, however long something holds it there. */
export const answersGoneJob = 'answers-gone';
/** How long a mix itself waits for others; what they still hold is seen to afterwards, and nothing else waits for it. */
export const shortPatienceMs = 1_000;
const snapshotPatienceMs = 30_000;
const lockPatienceMs = 3_000;

/** Whether everything deleted before is gone from the files, or somebody may still see it and so keeps it there. */
export type Scrubbed = 'clean' | 'held';

/**
 * PostgreSQL only: tables written anew without their dead rows. Never waits long for a lock: whoever comes after would
 * wait behind it, raters too.
 */
export async function writeAnew(
  writer: DataSource,
  tables: readonly string[],
  patienceMs = snapshotPatienceMs,
): Promise<Scrubbed> {
  if (!(await olderSnapshotsEnd(writer, patienceMs))) return 'held';
  const runner = writer.createQueryRunner();
  let scrubbed: Scrubbed = 'clean';
  try {
    await runner.query(`SET lock_timeout = ${lockPatienceMs}`);
    for (const table of tables) {
      await runner.query(`VACUUM FULL "${table}"`).catch((error: unknown) => {
        if (!isLockedOut(error)) throw error;
        scrubbed = 'held';
      });
    }
  } finally {
    await runner.query('RESET lock_timeout').finally(() => runner.release());
  }
  return scrubbed;
}
