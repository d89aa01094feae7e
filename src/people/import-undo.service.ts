import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isDuplicate } from '../database/database-errors.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { planUndo, type UndoPlan } from '../domain/import-undo.js';
import { ImportFileEntity } from './import-file.entity.js';
import { ImportFiles } from './import-files.service.js';
import { ImportJournal } from './import-journal.js';
import { PersonDeactivations } from './person-deactivations.js';
import { UndoFactsReader, undoEntities } from './undo-facts.service.js';

const rowsPerStatement = 500;
const mostNamed = 100;

/** A row that stays, with its name and why. */
export interface KeptRow {
  readonly name: string;
  readonly reason: string;
}

export interface UndoOutlook {
  readonly file: ImportFileEntity;
  readonly plan: UndoPlan;
  readonly kept: readonly KeptRow[];
}

/** Takes an import back, for a day, and nothing that was done since. */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ImportFiles,
    private readonly facts: UndoFactsReader,
    private readonly changes: PersonDeactivations,
    private readonly audit: AuditLog,
  ) {}

  /** What taking it back would do now; changes nothing. */
  async outlook(id: string): Promise<UndoOutlook> {
    const file = await this.files.find(id);
    if (!file.journal || file.undoneAt) throw new NotFound();
    const facts = await this.facts.of(ImportJournal.unpack(file.journal));
    const plan = planUndo(ImportJournal.unpack(file.journal), facts);
    const kept = plan.kept.slice(0, mostNamed).map((row) => {
      const { name, code } = facts.rows.get(row.id) ?? {};
      return { name: String(name ?? code ?? ''), reason: row.reason };
    });
    return { file, plan, kept };
  }

  /** A second call does nothing; the plan is made once more, of what is stored by now. */
  async undo(id: string, actorId: string): Promise<void> {
    try {
      await this.database.write(() => this.write(id, actorId));
    } catch (error) {
      throw isDuplicate(error) ? new RuleBroken('import.changed-meanwhile') : error;
    }
  }

  private async write(id: string, actorId: string): Promise<void> {
    const files = this.database.of(ImportFileEntity);
    const { file, plan, kept } = await this.outlook(id).catch((error: unknown) => {
      if (error instanceof NotFound) return { file: null, plan: null, kept: [] };
      throw error;
    });
    if (!file) throw new NotFound();
    const claimed = await files.update({ id, undoneAt: IsNull() }, { undoneAt: this.clock.now() });
    if (claimed.affected !== 1) return;
    await this.restore(plan);
    await this.remove(plan);
    const counts = { removed: plan.remove.length, restored: plan.restore.length, kept: plan.kept.length };
    await files.update(id, { journal: null, undone: { ...counts, rows: kept } });
    await this.audit.record(actorId, 'import.undone', { import: id, kind: file.kind, ...counts });
  }

  private async restore({ restore }: UndoPlan): Promise<void> {
    for (const { table, id, cells } of restore) {
      const rows = this.database.of<{ id: string; email?: string }>(undoEntities[table]);
      const before = 'emailFolded' in cells ? await rows.findOneBy({ id }) : null;
      await rows.update({ id }, cells as never);
      // The same as after any other change of an address: links mailed to the other one end.
      if (before) await this.changes.movedFrom(id, before.email ?? '');
      if (cells.status === 'inactive') await this.changes.deactivated(id);
    }
  }

  private async remove({ remove }: UndoPlan): Promise<void> {
    for (const table of Object.keys(undoEntities) as (keyof typeof undoEntities)[]) {
      const ids = remove.filter((row) => row.table === table).map((row) => row.id);
      for (let start = 0; start < ids.length; start += rowsPerStatement)
        await this.database
          .of<{ id: string }>(undoEntities[table])
          .delete({ id: In(ids.slice(start, start + rowsPerStatement)) });
    }
  }
}
