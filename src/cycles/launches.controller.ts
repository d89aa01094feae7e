import { Controller, Param, Post, Redirect } from '@nestjs/common';
import { RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { CycleJobs } from './cycle-jobs.worker.js';
import { AlreadyLaunched, LaunchService } from './launch.service.js';

@Controller('cycles/:id/launch')
export class LaunchesController {
  constructor(
    private readonly launches: LaunchService,
    private readonly jobs: CycleJobs,
  ) {}

  /** Answers as soon as everything is frozen; the requests are written while the page shows how far it is. */
  @Post()
  @Access('administrator')
  @WritesItself()
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<{ url: string }> {
    await this.launches.start(id, me.id).catch((error: unknown) => {
      if (!(error instanceof AlreadyLaunched)) throw error;
      throw new RuleBroken('cycles.launched', { time: texts.instant(error.at, error.timeZone) });
    });
    this.jobs.wake();
    return { url: paths.cycle(id) };
  }
}
