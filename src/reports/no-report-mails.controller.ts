import { Controller, Get, Param, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { MailRenderer } from '../mail/mail-renderer.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { NoReportMails } from './no-report-mails.composer.js';
import { ReleasableReports } from './releasable-reports.js';

/** The mail that people without a report get, as they will read it. */
@Controller('cycles/:id/release/no-report')
@Access('administrator')
export class NoReportMailsController {
  constructor(
    private readonly releasable: ReleasableReports,
    private readonly mails: NoReportMails,
    private readonly renderer: MailRenderer,
  ) {}

  @Get()
  @Render('reports/no-report-mail')
  async show(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.releasable.cycle(id);
    const to = { name: texts.t('cycles.sample-subject'), address: '' };
    const contents = { to, locale: texts.locale, view: 'no-report', data: this.mails.data(cycle.name) };
    const { subject, text } = this.renderer.render(contents, id);
    return { back: paths.release(id), subject, paragraphs: text.trim().split(/\n{2,}/) };
  }
}
