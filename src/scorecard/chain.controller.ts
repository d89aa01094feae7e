import { Controller, Get, Header, Query, Render } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { chainFile } from './chain-file.js';
import { presentChain } from './chain.presenter.js';
import { Chains } from './chains.js';

@Controller('scorecard/chain')
@Access('auditor')
export class ChainController {
  constructor(private readonly chains: Chains) {}

  @Get()
  @Render('scorecard/chain-show')
  async show(@Query('unit') unit: unknown, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const chain = await this.chains.read(me.id);
    const mayImport = me.roles.includes('administrator');
    return presentChain({ chain, wanted: typeof unit === 'string' ? unit : null, mayImport }, texts);
  }

  @Get('file')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="chain.csv"')
  @Header('content-security-policy', 'sandbox')
  async file(@Me() me: SignedIn, @Lang() texts: Texts): Promise<string> {
    return chainFile(await this.chains.read(me.id), texts);
  }
}
