import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { DecisionForm } from './offer.form.js';
import { SharedComments } from './shared-comments.service.js';

/** HR reads one offered comment alone, and clears it for all to read or leaves it in its report. */
@Controller('comments/offered')
@Access('auditor')
export class OfferedCommentsController {
  constructor(private readonly shared: SharedComments) {}

  @Get()
  @Render('reports/comments/offered-index')
  async index(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const all = await this.shared.forHr(me);
    const waiting = all.filter(({ offer }) => offer.state === 'waiting');
    const row = ({ offer, cycleName }: (typeof all)[number]) => ({
      cycleName,
      state: texts.t(`comments.offered.state.${offer.state}`),
      href: paths.offeredComment(offer.id),
    });
    return {
      heading: texts.t('comments.offered.waiting', { n: waiting.length }),
      waiting: waiting.map(row),
      cleared: all.filter(({ offer }) => offer.state === 'cleared').map(row),
    };
  }

  @Get(':id')
  @Render('reports/comments/offered-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { offer, text } = await this.shared.open(id, me);
    return {
      back: paths.offeredComments(),
      text: text ?? '',
      isGone: text === null,
      state: texts.t(`comments.offered.state.${offer.state}`),
      clearAction: offer.state === 'waiting' && text !== null ? paths.offeredCommentPart(id, 'clearing') : '',
      declineAction: offer.state === 'declined' ? '' : paths.offeredCommentPart(id, 'declining'),
    };
  }

  @Post(':id/clearing')
  @Redirect(paths.offeredComments(), 303)
  async clear(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    readForm(DecisionForm, body);
    await this.shared.decide(id, 'cleared', me);
  }

  @Post(':id/declining')
  @Redirect(paths.offeredComments(), 303)
  async decline(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    readForm(DecisionForm, body);
    await this.shared.decide(id, 'declined', me);
  }
}
