import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import type { ImportKind } from '../domain/import-fields.js';
import { readCsv } from './csv-file.js';
import { detectEncoding, refuseOtherFiles } from './file-encoding.js';
import { ImportFileEntity } from './import-file.entity.js';

const keptMs = 24 * 60 * 60 * 1000;

export interface BroughtFile {
  readonly kind: ImportKind;
  readonly cycleId?: string;
  /** '' for pasted text. */
  readonly fileName: string;
  readonly contents: Buffer;
}

/** Files between upload and import; each is forgotten after 24 hours. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a readable file and returns its id; throws FormRejected for anything else, and then keeps nothing. */
  async bring(file: BroughtFile, broughtBy: string): Promise<string> {
    refuseOtherFiles(file.contents);
    const encoding = detectEncoding(file.contents);
    // Quotes, rows and columns look the same in every encoding that extends ASCII.
    await readCsv(file.contents, encoding ?? 'windows-1252');
    const id = randomId();
    await this.database.write(async () => {
      await this.forgetOld();
      await this.database.of(ImportFileEntity).insert({
        id,
        kind: file.kind,
        cycleId: file.cycleId ?? null,
        fileName: file.fileName,
        sha256: createHash('sha256').update(file.contents).digest('hex'),
        contents: file.contents,
        encoding,
        mapping: null,
        choices: null,
        mended: {},
        leftOut: [],
        broughtBy,
        broughtAt: this.clock.now(),
        appliedAt: null,
        outcome: null,
        journal: null,
        undoneAt: null,
        undone: null,
      });
    });
    return id;
  }

  async find(id: string): Promise<ImportFileEntity> {
    const file = isIdLike(id) ? await this.database.of(ImportFileEntity).findOne({ where: this.keptOf({ id }) }) : null;
    if (!file) throw new NotFound();
    return file;
  }

  /** When the same bytes were imported as the same kind not long ago, or null. */
  async lastImportOf(file: ImportFileEntity): Promise<Date | null> {
    const [same] = await this.database.of(ImportFileEntity).find({
      select: { id: true, appliedAt: true },
      where: { kind: file.kind, sha256: file.sha256, appliedAt: MoreThan(this.oldestKept()) },
      order: { appliedAt: 'DESC' },
      take: 1,
    });
    return same?.appliedAt ?? null;
  }

  /** Erases what is older than a day; called at each upload and by the timetable. */
  async forgetOld(): Promise<void> {
    const old = LessThan(this.oldestKept());
    await this.database.write(async () => {
      await this.database.of(ImportFileEntity).delete({ broughtAt: old, appliedAt: IsNull() });
      await this.database.of(ImportFileEntity).delete({ broughtAt: old, appliedAt: old });
    });
  }

  /** What was imported in the last day and can be taken back, the latest first. */
  async undoable(
    kinds: readonly ImportKind[],
  ): Promise<Pick<ImportFileEntity, 'id' | 'kind' | 'fileName' | 'appliedAt'>[]> {
    return this.database.of(ImportFileEntity).find({
      select: { id: true, kind: true, fileName: true, appliedAt: true },
      where: this.keptOf({ kind: In([...kinds]), journal: Not(IsNull()), undoneAt: IsNull() }),
      order: { appliedAt: 'DESC' },
      take: 20,
    });
  }

  /** A day counts from the upload, and once more from the import, so that a whole day is left to take it back. */
  private keptOf(where: FindOptionsWhere<ImportFileEntity>): FindOptionsWhere<ImportFileEntity>[] {
    const recent = MoreThan(this.oldestKept());
    return [
      { ...where, broughtAt: recent },
      { ...where, appliedAt: recent },
    ];
  }

  private oldestKept(): Date {
    return new Date(this.clock.now().getTime() - keptMs);
  }
}
