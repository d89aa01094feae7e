import { Body, Controller, Get, HttpCode, Post, Render } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { DemoErasure } from './demo-erasure.js';

class ErasureForm {}

/** The way from the demo to an organisation of one's own, which is another folder and another start. */
@Controller(paths.demoErasure())
@Access('demo')
export class DemoErasuresController {
  constructor(
    private readonly erasure: DemoErasure,
    private readonly config: Config,
  ) {}

  @Get()
  @Render('operations/demo-erasure-form')
  form(): object {
    return { action: paths.demoErasure(), folder: this.config.dataDir, back: paths.demo() };
  }

  /** Answers first: a second later the demo stops, and its folder is emptied. */
  @Post()
  @HttpCode(200)
  @Render('operations/demo-erasure-show')
  create(@Body() body: unknown): object {
    readForm(ErasureForm, body);
    this.erasure.ask();
    return { folder: this.config.dataDir };
  }
}
