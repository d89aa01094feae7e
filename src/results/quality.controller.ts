import { Controller, Get, Param, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentQuality } from './quality.presenter.js';
import { ResultsService } from './results.service.js';

@Controller('cycles/:id/quality')
@Access('administrator')
export class QualityController {
  constructor(private readonly results: ResultsService) {}

  @Get()
  @Render('results/quality-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentQuality(await this.results.quality(id, me.id), texts);
  }
}
