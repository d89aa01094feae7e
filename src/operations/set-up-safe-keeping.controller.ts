import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import { presentSetUpSteps } from '../auth/set-up-steps.presenter.js';
import { Config } from '../config/config.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { EmptyForm } from './empty.form.js';
import { presentSafeKeeping } from './safe-keeping.presenter.js';
import { SetUp } from './set-up.js';

@Controller()
@Access('administrator')
export class SetUpSafeKeepingController {
  constructor(
    private readonly config: Config,
    private readonly setUp: SetUp,
  ) {}

  @Get(paths.setUp('safe-keeping'))
  @Render('operations/set-up-safe-keeping-form')
  form(@Lang() texts: Texts): object {
    this.setUp.begin();
    return { steps: presentSetUpSteps('safe-keeping', texts), ...presentSafeKeeping(this.config, texts) };
  }

  @Post(paths.setUp('safe-keeping'))
  @Redirect(paths.home(), 303)
  async finish(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    readForm(EmptyForm, body);
    await this.setUp.finish(me.id);
  }
}
