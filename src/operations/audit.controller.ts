import { Controller, Get, Query, Render } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentAudit } from './audit.presenter.js';
import { AuditPages } from './audit-pages.js';

@Controller()
@Access('auditor')
export class AuditController {
  constructor(
    private readonly pages: AuditPages,
    private readonly organisation: Organisation,
  ) {}

  @Get(paths.audit())
  @Render('operations/audit-index')
  async index(@Query('page') page: unknown, @Lang() texts: Texts): Promise<object> {
    return presentAudit(await this.pages.read(page), this.organisation.current().timeZone, texts);
  }
}
