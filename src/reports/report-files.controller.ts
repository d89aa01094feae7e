import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { download, fileHeaders } from '../web/downloads.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { reportCsv } from './files/report-csv.js';
import { reportFileName } from './files/report-file-name.js';
import { reportRows } from './files/report-rows.js';
import { reportXlsx } from './files/report-xlsx.js';
import { OpenReports } from './open-reports.js';
import { presentDocument } from './pdf/document.presenter.js';
import { Typesetter } from './pdf/typesetter.js';

const policy = ['content-security-policy', fileHeaders['content-security-policy']] as const;

/** The report as a file: for those who may open the page, and an opening like it. */
@Controller('reports/:reviewId')
@Access('signed-in')
export class ReportFilesController {
  constructor(
    private readonly reports: OpenReports,
    private readonly typesetter: Typesetter,
  ) {}

  @Get('pdf')
  @Header(...policy)
  async pdf(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const { shown, audience } = await this.reports.open(reviewId, me.id, 'pdf');
    const plan = await this.reports.planFor(audience);
    const document = presentDocument(shown, audience.as, texts, plan);
    return download(await this.typesetter.pdf(document), reportFileName(shown, texts), 'pdf');
  }

  @Get('csv')
  @Header(...policy)
  async csv(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const { shown } = await this.reports.open(reviewId, me.id, 'csv');
    return download(reportCsv(reportRows(shown, texts), texts), reportFileName(shown, texts), 'csv');
  }

  @Get('xlsx')
  @Header(...policy)
  async xlsx(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const { shown } = await this.reports.open(reviewId, me.id, 'xlsx');
    return download(await reportXlsx(reportRows(shown, texts), texts), reportFileName(shown, texts), 'xlsx');
  }

  /** The shown part of the snapshot, byte for byte what its sha256 was made of. */
  @Get('json')
  @Header(...policy)
  async json(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<StreamableFile> {
    const { shown } = await this.reports.open(reviewId, me.id, 'json');
    return download(Buffer.from(JSON.stringify(shown)), reportFileName(shown, texts), 'json');
  }
}
