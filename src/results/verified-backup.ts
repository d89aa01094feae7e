import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { examineCopy } from '../database/database-copy.js';
import { randomId } from '../database/random-id.js';
import { TallyEntity } from './tally.entity.js';

/** A copy of the database made after a mix, opened again and compared before any key is given up. */
@Injectable()
export class VerifiedBackup {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Only SQLite with BACKUP_DIR: PostgreSQL has its own tools, and the seven days pass there. */
  get isPossible(): boolean {
    return this.database.isSqlite && this.config.backupDir !== null;
  }

  /** The file of the new copy; throws, leaving none, when it is not whole or lacks a tally. */
  async make(label: string): Promise<string> {
    const folder = this.config.backupDir ?? '';
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `roundview-${label}-${randomId()}.sqlite`);
    const unfinished = `${file}.unfinished`;
    try {
      const tallies = await this.database.of(TallyEntity).count();
      await this.database.copyTo(unfinished);
      const { isWhole, count } = await examineCopy(unfinished, 'SELECT count(*) AS n FROM tally');
      if (!isWhole || count < tallies) throw new Error('The backup is not a whole copy of the database');
      renameSync(unfinished, file);
      return file;
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
}
