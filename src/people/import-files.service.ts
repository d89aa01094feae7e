import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
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
      });
    });
    return id;
  }

  async find(id: string): Promise<ImportFileEntity> {
    const file = isIdLike(id)
      ? await this.database.of(ImportFileEntity).findOneBy({ id, broughtAt: MoreThan(this.oldestKept()) })
      : null;
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
    await this.database.write(() =>
      this.database.of(ImportFileEntity).delete({ broughtAt: LessThan(this.oldestKept()) }),
    );
  }

  private oldestKept(): Date {
    return new Date(this.clock.now().getTime() - keptMs);
  }
}
