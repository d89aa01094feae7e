import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { OpenReports } from './open-reports.js';
import { presentReport } from './report.presenter.js';

@Controller('reports/:reviewId')
@Access('signed-in')
export class ReportsController {
  constructor(private readonly reports: OpenReports) {}

  @Get()
  @Render('reports/report-show')
  async show(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { shown, audience } = await this.reports.open(reviewId, me.id);
    return presentReport(shown, audience, await this.reports.planFor(audience), texts);
  }

  @Post('acknowledgement')
  @Redirect('/', 303)
  async acknowledge(@Param('reviewId') reviewId: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.reports.acknowledge(reviewId, me.id);
    return { url: paths.report(reviewId) };
  }
}
