import { Controller, Get, Param, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentResults } from './results.presenter.js';
import { ResultsService } from './results.service.js';

@Controller('cycles/:id/results')
export class ResultsController {
  constructor(private readonly results: ResultsService) {}

  @Get()
  @Access('auditor')
  @Render('results/mix-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentResults(await this.results.progress(id), me.roles.includes('administrator'), texts);
  }
}
