import type { Config } from '../../config/config.js';
import type { Archive } from '../../database/archives/archive.js';
import { archiveOf, countRows } from '../../database/archives/archives.js';
import { deleteOldBackups, makeBackup } from '../../database/archives/backup-files.js';
import { verified } from '../../results/snapshots.js';
import type { KeyFolders } from '../../sealing/key-folders.js';
import { mendKeys } from './key-check.js';
import { keyHolders } from './key-holders.js';
import { Refused } from './refused.js';

/** What `npm run backup` did, for the console. */
export interface BackupDone {
  readonly file: string;
  readonly lines: readonly string[];
}

/**
 * Copies the database, beside a running server, into BACKUP_DIR and opens the copy again; keys go apart, into
 * BACKUP_KEYS_DIR. Throws, leaving no half copy, when the copy is not whole.
 */
export async function backUp(config: Config, keys: KeyFolders, now: Date): Promise<BackupDone> {
  if (!config.backupDir) throw new Refused('Set BACKUP_DIR to the folder that backups are put into.');
  const archive = archiveOf(config.database);
  const holders = await keyHolders(config.database);
  let snapshots = 0;
  const file = await makeBackup(archive, config.backupDir, stampOf(now), async (copy) => {
    if ((await countRows(archive, copy, 'migrations', 'name')) === 0) throw new Error('The copy holds no tables');
    snapshots = await checkSnapshots(archive, copy);
  });
  const deleted = deleteOldBackups(file, config.backupKeepDays, now);
  return {
    file,
    lines: [
      `Database copied to ${file}, opened again and found whole; ${snapshots} frozen result(s) are as they were frozen.`,
      ...mendKeys(holders, keys, now),
      config.backupKeysDir
        ? `Keys of running cycles lie apart, in ${config.backupKeysDir}.`
        : 'Keys were not copied: set BACKUP_KEYS_DIR. Without the key of a running cycle its answers cannot be opened.',
      ...(deleted > 0 ? [`${deleted} backup(s) older than ${config.backupKeepDays} days deleted.`] : []),
    ],
  };
}

/** Every frozen report in an archive is what was frozen; how many there are. */
export async function checkSnapshots(archive: Archive, file: string): Promise<number> {
  let count = 0;
  for (const table of ['snapshot', 'group_snapshot']) {
    for await (const { shown, sha256 } of archive.rows(file, table, ['shown', 'sha256'])) {
      // Of a corrected report only the hash stays.
      if (typeof shown !== 'string') continue;
      verified(shown, sha256 ?? '');
      count += 1;
    }
  }
  return count;
}

function stampOf(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}
