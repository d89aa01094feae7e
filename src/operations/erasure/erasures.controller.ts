import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { WritesItself } from '../../web/write-requests.interceptor.js';
import { Keeper } from '../retention/keeper.worker.js';
import { presentErasure } from './erasure.presenter.js';
import { ErasurePreview } from './erasure-preview.js';
import { Erasures } from './erasures.service.js';

/** A person asks to be forgotten: what goes and what stays is read before anything is done. */
@Controller()
@Access('administrator')
export class ErasuresController {
  constructor(
    private readonly preview: ErasurePreview,
    private readonly erasures: Erasures,
    private readonly keeper: Keeper,
    private readonly config: Config,
  ) {}

  @Get('/people/:id/erasure')
  @Render('operations/erasure-form')
  async form(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentErasure(await this.preview.of(id, me.id), texts);
  }

  /** Afterwards nobody is left to be named on a page. */
  @Post('/people/:id/erasure')
  @WritesItself()
  @Redirect(paths.erasureDone(), 303)
  async erase(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.erasures.erase(id, me.id);
    this.keeper.wake();
  }

  @Get(paths.erasureDone())
  @Render('operations/erasure-show')
  done(@Lang() texts: Texts): object {
    return { backups: texts.t('erasure.stays.backups', { n: this.config.backupKeepDays }) };
  }
}
