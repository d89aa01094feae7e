import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ReleasableReports } from './releasable-reports.js';
import { ReleaseService } from './release.service.js';

/** The last deeds of a cycle: group figures to leaders, and the end of the release. */
@Controller('cycles/:id/release')
@Access('administrator')
export class ReleaseEndsController {
  constructor(
    private readonly releases: ReleaseService,
    private readonly releasable: ReleasableReports,
  ) {}

  @Get('end')
  @Render('reports/release-end-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.releasable.cycle(id);
    const left = await this.releasable.left(id);
    return {
      heading: texts.t('release.end-heading', { name: cycle.name }),
      back: paths.release(id),
      action: paths.releaseEnd(id),
      mayEnd: left === 0 && cycle.state === 'closed',
      obstacle: left > 0 ? texts.t('release.still-ready', { n: left }) : '',
    };
  }

  @Post('end')
  @Redirect('/', 303)
  async end(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.releases.end(id, me.id);
    return { url: paths.release(id) };
  }

  @Post('group')
  @Redirect('/', 303)
  async publish(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.releases.publishGroup(id, me.id);
    return { url: paths.release(id) };
  }
}
