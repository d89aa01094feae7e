import { Controller, Get, Render } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentSafeKeeping } from './safe-keeping.presenter.js';
import { presentSettings } from './settings.presenter.js';

@Controller()
@Access('administrator')
export class SettingsController {
  constructor(private readonly config: Config) {}

  @Get(paths.settings())
  @Render('operations/settings-index')
  index(@Lang() texts: Texts): object {
    return presentSettings(texts);
  }

  @Get(paths.safeKeeping())
  @Render('operations/safe-keeping-show')
  safeKeeping(@Lang() texts: Texts): object {
    return presentSafeKeeping(this.config, texts);
  }
}
