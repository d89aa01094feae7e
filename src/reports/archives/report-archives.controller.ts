import { Controller, Get, Header, Param, Post, Redirect, Render, type StreamableFile } from '@nestjs/common';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { SentTo } from '../../web/answered-with.js';
import { download, fileHeaders } from '../../web/downloads.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { WritesItself } from '../../web/write-requests.interceptor.js';
import { Database } from '../../database/database.js';
import { presentArchive, presentOffer } from './report-archive.presenter.js';
import { zipOf } from './report-zip.js';
import { ReportArchives } from './report-archives.service.js';
import { ReportArchivesWorker } from './report-archives.worker.js';

/** All reports of a cycle that somebody may open, as one file. */
@Controller('report-archives')
@Access('signed-in')
export class ReportArchivesController {
  constructor(
    private readonly archives: ReportArchives,
    private readonly worker: ReportArchivesWorker,
    private readonly database: Database,
  ) {}

  @Get('cycles/:cycleId')
  @Render('reports/archives/archive-form')
  async offer(@Param('cycleId') cycleId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentOffer(cycleId, await this.archives.offer(cycleId, me.id), texts);
  }

  /** The work begins when the order is stored, not before. */
  @Post('cycles/:cycleId')
  @WritesItself()
  @Redirect('/', 303)
  async order(@Param('cycleId') cycleId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<{ url: string }> {
    const id = await this.database.write(() => this.archives.order(cycleId, me.id, texts.locale));
    this.worker.wake();
    return { url: paths.reportArchive(id) };
  }

  @Get(':id')
  @Render('reports/archives/archive-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentArchive(await this.archives.of(id, me.id), texts);
  }

  @Get(':id/zip')
  @Header('content-security-policy', fileHeaders['content-security-policy'])
  async zip(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const reports = await this.archives.take(id, me.id);
    if (!reports) {
      this.worker.wake();
      throw new SentTo(paths.reportArchive(id));
    }
    return download(zipOf(reports), texts.t('report.archive.file-name'), 'zip');
  }
}
