import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ClosureService } from './closure.service.js';
import { CyclesService } from './cycles.service.js';

@Controller('cycles/:id/closure')
export class ClosuresController {
  constructor(
    private readonly closures: ClosureService,
    private readonly cycles: CyclesService,
  ) {}

  /** Closing cannot be undone, so it has a page of its own. */
  @Get()
  @Access('administrator')
  @Render('cycles/closure-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.byId(id);
    const open = await this.closures.openRequests(id);
    return {
      heading: texts.t('closures.heading', { name: cycle.name }),
      action: paths.closure(id),
      back: paths.progress(id),
      mayClose: cycle.state === 'open' && open === 0,
      explanation: texts.t(open === 0 ? 'closures.nobody-left' : 'closures.not-yet', { n: open }),
    };
  }

  @Post()
  @Access('administrator')
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.closures.closeNow(id, me.id);
    return { url: paths.cycle(id) };
  }
}
