import { Controller, Get, Header, Render, type StreamableFile } from '@nestjs/common';
import { In } from 'typeorm';
import { ZipFile } from 'yazl';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../domain/errors.js';
import type { Texts } from '../../i18n/texts.js';
import { PersonEntity } from '../../people/person.entity.js';
import { OpenReports } from '../../reports/open-reports.js';
import { presentDocument } from '../../reports/pdf/document.presenter.js';
import { Typesetter } from '../../reports/pdf/typesetter.js';
import { Access } from '../../web/access.js';
import { download, fileHeaders, fileName } from '../../web/downloads.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { OwnRecordsReader } from './own-records.js';

/** What is held on the person who asks, as one file. */
@Controller()
@Access('signed-in')
export class OwnDataController {
  constructor(
    private readonly database: Database,
    private readonly records: OwnRecordsReader,
    private readonly reports: OpenReports,
    private readonly typesetter: Typesetter,
  ) {}

  @Get(paths.ownData())
  @Render('operations/own-data-show')
  page(): object {
    return {};
  }

  @Get(paths.ownDataFile())
  @Header('content-security-policy', fileHeaders['content-security-policy'])
  async zip(@Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const person = await this.database.of(PersonEntity).findOneBy({ id: me.id });
    if (!person) throw new NotFound();
    const zip = new ZipFile();
    for (const [name, rows] of Object.entries(await this.records.of(person)))
      zip.addBuffer(Buffer.from(`${JSON.stringify(rows, null, 2)}\n`), `${name}.json`);
    await this.addReports(zip, me.id, texts);
    zip.end();
    return download(zip.outputStream, texts.t('own-data.file-name'), 'zip');
  }

  /** Reports released to the person, as they may read them anyway; each opening is noted as on the page. */
  private async addReports(zip: ZipFile, personId: string, texts: Texts): Promise<void> {
    const mine = { subjectId: personId, reportState: In(['released', 'acknowledged'] as const) };
    const reviews = await this.database.of(ReviewEntity).findBy(mine);
    let number = 0;
    for (const { id } of reviews) {
      const open = await this.reports.open(id, personId, 'zip').catch(nothingIfGone);
      if (!open) continue;
      number += 1;
      const name = `reports/${number} ${fileName(open.shown.header.cycleName)}`;
      zip.addBuffer(Buffer.from(JSON.stringify(open.shown)), `${name}.json`);
      const pdf = await this.typesetter.pdf(presentDocument(open.shown, 'subject', texts));
      zip.addBuffer(pdf, `${name}.pdf`, { compress: false });
    }
  }
}

/** A report kept no longer, or withdrawn. */
function nothingIfGone(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
