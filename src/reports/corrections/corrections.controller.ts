import { Controller, Get, Param, Render } from '@nestjs/common';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { Lang } from '../../web/lang.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { presentCorrection } from './correction.presenter.js';
import { ReportCorrections } from './report-corrections.service.js';

/** What HR may still do to a frozen report, and what was done to it. */
@Controller('reviews/:reviewId/correction')
@Access('administrator')
export class CorrectionsController {
  constructor(private readonly corrections: ReportCorrections) {}

  @Get()
  @Render('reports/corrections/correction-show')
  async show(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentCorrection(await this.corrections.of(reviewId, me), texts);
  }
}
