import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { NotFound } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentProgress } from './progress.presenter.js';
import { ProgressService } from './progress.service.js';
import { ReminderService } from './reminder.service.js';

@Controller('cycles/:id/progress')
export class ProgressController {
  constructor(
    private readonly progress: ProgressService,
    private readonly reminders: ReminderService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('administrator')
  @Render('cycles/progress-show')
  async show(
    @Param('id') id: string,
    @Query('all') all: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const progress = await this.progress.of(id, me.id);
    // Before launch nobody was asked, and after close nobody may be reminded.
    if (!progress.cycle.openedAt) throw new NotFound();
    return presentProgress(progress, await this.reminders.remindable(id), this.clock.now(), all === '1', texts);
  }
}
