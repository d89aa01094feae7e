import { Controller, Param, Post, Redirect } from '@nestjs/common';
import { Access } from '../web/access.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { CycleJobs } from './cycle-jobs.worker.js';
import { LaunchService } from './launch.service.js';

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
  async create(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.launches.start(id, me.id);
    this.jobs.wake();
    return { url: paths.cycle(id) };
  }
}
