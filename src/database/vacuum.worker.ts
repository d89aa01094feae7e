import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

const tries = 100;

/** A second connection, so that the thread that serves pages does not stand still while the whole file is written anew. */
const connection = new Sqlite((workerData as { file: string }).file, { timeout: 5_000 });
try {
  connection.pragma('secure_delete = ON');
  connection.exec('VACUUM');
  // A page being read meanwhile keeps the log from being emptied; it is read for milliseconds.
  for (let done = false, left = tries; !done; left--) {
    const [state] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    done = state?.busy === 0;
    if (!done && left === 0) throw new Error('The log of changes could not be emptied');
  }
  parentPort?.postMessage('done');
} finally {
  connection.close();
}
