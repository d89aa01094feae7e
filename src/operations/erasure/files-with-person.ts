import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../database/database.js';
import { decode } from '../../people/file-encoding.js';
import { ImportFileEntity } from '../../people/import-file.entity.js';
import type { PersonEntity } from '../../people/person.entity.js';
import { ArchiveFiles } from '../../reports/archives/archive-files.js';
import { ReportArchiveEntity } from '../../reports/archives/report-archive.entity.js';

/** Files for a day: what was brought to be imported, and PDFs set for somebody to take along. */
@Injectable()
export class FilesWithPerson {
  constructor(
    private readonly database: Database,
    private readonly archives: ArchiveFiles,
  ) {}

  /** Inside a write: import files that name the person, in whatever encoding they came. */
  async forgetImports(person: Pick<PersonEntity, 'name' | 'email'>): Promise<void> {
    const files = await this.database.of(ImportFileEntity).find();
    // In an encoding nobody has told yet, a name cannot be looked for.
    const naming = files.filter(
      ({ contents, encoding }) => encoding === null || isNamed(person, decode(contents, encoding).toLowerCase()),
    );
    await this.database.of(ImportFileEntity).delete({ id: In(naming.map(({ id }) => id)) });
  }

  /** Inside a write: archives of the person and those that hold a report on them; returns whose folders go afterwards. */
  async forgetArchives(personId: string, reviewIds: readonly string[]): Promise<string[]> {
    const archives = await this.database.of(ReportArchiveEntity).find();
    const ids = archives
      .filter((archive) => archive.personId === personId || archive.reviewIds.some((id) => reviewIds.includes(id)))
      .map(({ id }) => id);
    await this.database.of(ReportArchiveEntity).delete({ id: In(ids) });
    return ids;
  }

  async removeFolders(archiveIds: readonly string[]): Promise<void> {
    for (const id of archiveIds) await this.archives.remove(id);
  }
}

function isNamed({ name, email }: Pick<PersonEntity, 'name' | 'email'>, text: string): boolean {
  return text.includes(email.toLowerCase()) || text.includes(name.toLowerCase());
}
