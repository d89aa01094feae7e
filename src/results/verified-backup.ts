import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Config } from '../config/config.js';
import { archiveOf, countRows } from '../database/archives/archives.js';
import { deleteOldBackups, makeBackup } from '../database/archives/backup-files.js';
import { Database } from '../database/database.js';
import { TallyEntity } from './tally.entity.js';

/** A copy of the database made after a mix, opened again and compared before any key is given up. */
@Injectable()
export class VerifiedBackup {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Without BACKUP_DIR the seven days pass. */
  get isPossible(): boolean {
    return this.config.backupDir !== null;
  }

  /** The file of the new copy; throws, leaving none, when it is not whole or lacks a tally. */
  async make(label: string): Promise<string> {
    const folder = this.config.backupDir ?? '';
    const archive = archiveOf(this.config.database);
    const tallies = await this.database.of(TallyEntity).count();
    const file = await makeBackup(archive, folder, label, async (copy) => {
      const found = await countRows(archive, copy, 'tally', 'block');
      if (found < tallies) throw new Error(`The backup holds ${found} of ${tallies} tallies`);
    });
    deleteOldBackups(file, this.config.backupKeepDays, this.clock.now());
    return file;
  }
}
