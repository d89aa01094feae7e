import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isDuplicate } from '../database/database-errors.js';
import { RuleBroken } from '../domain/errors.js';
import { Breath } from '../database/breath.js';
import type { CsvFile } from './csv-file.js';
import { ImportCheck } from './import-check.service.js';
import { ImportFileEntity } from './import-file.entity.js';
import { ImportJournal } from './import-journal.js';
import { ImportFiles } from './import-files.service.js';

/** Writes a checked file: everything in one transaction, or nothing. */
@Injectable()
export class ImportApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ImportFiles,
    private readonly checks: ImportCheck,
    private readonly audit: AuditLog,
  ) {}

  /** A second call does nothing; the file is checked once more against what is stored by now. */
  async apply(id: string, actorId: string): Promise<void> {
    const file = await this.files.find(id);
    if (file.appliedAt || file.encoding === null) return;
    const breath = new Breath();
    const csv = await this.checks.read(file, breath);
    try {
      await this.database.write(() => this.write(id, csv, actorId, breath));
    } catch (error) {
      throw isDuplicate(error) ? new RuleBroken('import.changed-meanwhile') : error;
    }
  }

  private async write(id: string, csv: CsvFile, actorId: string, breath: Breath): Promise<void> {
    const claimed = await this.database
      .of(ImportFileEntity)
      .update({ id, appliedAt: IsNull() }, { appliedAt: this.clock.now() });
    if (claimed.affected !== 1) return;
    const file = await this.files.find(id);
    const { checked, problems } = await this.checks.check(file, csv, breath);
    if (!checked || problems.length > 0) throw new RuleBroken('import.not-ready');
    const journal = new ImportJournal();
    await checked.apply(journal);
    const outcome = {
      created: checked.created.length,
      updated: checked.updated.length,
      unchanged: checked.unchanged.length,
      leftOut: file.leftOut.length,
    };
    await this.database.of(ImportFileEntity).update(id, {
      outcome,
      contents: Buffer.alloc(0),
      mended: {},
      leftOut: [],
      journal: journal.isEmpty ? null : journal.pack(),
    });
    const { kind, cycleId } = file;
    await this.audit.record(actorId, 'import.applied', { import: id, kind, cycle: cycleId, ...outcome });
  }
}
