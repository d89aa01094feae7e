import { Controller, Get, Param, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CommitmentAccess } from './commitment-access.js';
import { presentCommitment } from './commitment.presenter.js';
import { CustomerMessages } from './customer-messages.js';
import { LoopItems } from './loop-items.js';

/** One finding and what becomes of it: for those who steer, its owner, and who takes part. */
@Controller('loop/:id')
@Access('signed-in')
export class CommitmentsController {
  constructor(
    private readonly access: CommitmentAccess,
    private readonly items: LoopItems,
    private readonly messages: CustomerMessages,
  ) {}

  @Get()
  @Render('followup/commitment-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const opened = await this.access.open(id, me);
    return presentCommitment(opened, await this.messages.of(id), this.items.today, texts);
  }
}
