import { Controller, Get, Post, Query, Redirect, Render } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { FrameworkChanges } from './framework-changes.js';
import { presentFramework } from './framework.presenter.js';
import { Frameworks } from './frameworks.js';
import { Starter } from './starter.js';

@Access('administrator')
@Controller('/framework')
export class FrameworkController {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly starter: Starter,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get()
  @Render('competencies/framework-index')
  async show(@Query('open') open: string | undefined, @Lang() texts: Texts): Promise<object> {
    const questionnaire = await this.frameworks.questionnaire();
    return presentFramework(questionnaire, this.organisation.current().locales, String(open ?? ''), texts);
  }

  @Post('starter')
  @Redirect('/framework', 303)
  async useStarter(@Me() me: SignedIn): Promise<void> {
    await this.starter.use();
    await this.changes.record(me.id, 'starter', 'added');
  }
}
