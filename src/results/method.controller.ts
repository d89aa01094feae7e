import { Controller, Get, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { presentMethod } from './method.presenter.js';

/** How every figure comes about, for readers who are no statisticians; nothing personal, so anybody may read it. */
@Controller('method')
@Access('everyone')
export class MethodController {
  @Get()
  @Render('results/method-show')
  show(@Lang() texts: Texts): object {
    return presentMethod(texts);
  }
}
