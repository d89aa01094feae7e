import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';

/** PDFs that wait to be handed over: one per report and version of its snapshot, readable by the product alone. */
@Injectable()
export class ArchiveFiles {
  constructor(private readonly config: Config) {}

  /** Where the PDF of this version lies, or null while it is not set. */
  path(archiveId: string, reviewId: string, version: number): string | null {
    const path = this.place(archiveId, reviewId, version);
    return existsSync(path) ? path : null;
  }

  /** Whole or not at all: a process that dies half-way leaves nothing that looks finished. */
  async keep(archiveId: string, reviewId: string, version: number, pdf: Buffer): Promise<void> {
    const path = this.place(archiveId, reviewId, version);
    await mkdir(this.folder(archiveId), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.part`, pdf, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }

  async remove(archiveId: string): Promise<void> {
    await rm(this.folder(archiveId), { recursive: true, force: true });
  }

  /** Takes one report out of every archive: what was corrected lies nowhere in its old words. */
  async forget(reviewId: string): Promise<void> {
    const root = join(this.config.dataDir, 'report-archives');
    if (!existsSync(root)) return;
    for (const archiveId of await readdir(root)) {
      const names = await readdir(join(root, archiveId)).catch(() => []);
      const own = names.filter((name) => name.startsWith(`${reviewId}-`));
      for (const name of own) await rm(join(root, archiveId, name), { force: true });
    }
  }

  private place(archiveId: string, reviewId: string, version: number): string {
    return join(this.folder(archiveId), `${reviewId}-${version}.pdf`);
  }

  private folder(archiveId: string): string {
    return join(this.config.dataDir, 'report-archives', archiveId);
  }
}
