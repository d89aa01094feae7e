import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { EarlierCycles } from './earlier-cycles.service.js';

/** Which earlier cycles were imported from another tool, and the way to take one out again. */
@Controller('earlier-results')
@Access('administrator')
export class EarlierCyclesController {
  constructor(private readonly cycles: EarlierCycles) {}

  @Get()
  @Render('results/earlier-index')
  async index(@Lang() texts: Texts): Promise<object> {
    const cycles = await this.cycles.all();
    return {
      backHref: paths.people(),
      importHref: paths.earlierImport(),
      methodHref: paths.method(),
      cycles: cycles.map(({ id, name, endedOn, people, figures, scaleFrom, scaleTo }) => ({
        title: name,
        ended: texts.t('earlier.ended', { date: texts.day(endedOn) }),
        held: texts.t('earlier.held', { figures, people }),
        scale: texts.t('earlier.scale', { from: scaleFrom, to: scaleTo }),
        removalHref: paths.earlierRemoval(id),
      })),
    };
  }

  @Get(':id/removal')
  @Render('results/earlier-removal')
  async confirm(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { cycleName } = await this.cycles.find(id);
    return {
      heading: texts.t('earlier.removal.heading', { cycle: cycleName }),
      back: paths.earlierResults(),
      action: paths.earlierRemoval(id),
    };
  }

  @Post(':id/removal')
  @Redirect('/', 303)
  async remove(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.cycles.remove(id, me.id);
    return { url: paths.earlierResults() };
  }
}
