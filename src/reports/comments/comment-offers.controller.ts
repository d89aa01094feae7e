import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { OfferForm } from './offer.form.js';
import { SharedComments } from './shared-comments.service.js';

/** The person offers what others wrote in the own report for all to read, and takes it back. */
@Controller('reports/:reviewId/sharing')
@Access('signed-in')
export class CommentOffersController {
  constructor(private readonly shared: SharedComments) {}

  @Get()
  @Render('reports/comments/offer-index')
  async index(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const comments = await this.shared.ofReport(reviewId, me.id);
    return {
      back: paths.report(reviewId),
      comments: comments.map(({ id, text, state }) => ({
        id,
        text,
        state: state ? texts.t(`comments.offer.state.${state}`) : '',
        action: state === 'taken-back' ? '' : paths.commentOffer(reviewId, state ? 'end' : undefined),
        submit: texts.t(state ? 'comments.offer.take-back' : 'comments.offer.submit'),
      })),
    };
  }

  @Post()
  @Redirect('/', 303)
  async offer(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    await this.shared.offer(reviewId, readForm(OfferForm, body).comment, me.id);
    return { url: paths.commentOffer(reviewId) };
  }

  @Post('end')
  @Redirect('/', 303)
  async end(@Param('reviewId') reviewId: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.shared.takeBack(reviewId, readForm(OfferForm, body).comment, me.id);
    return { url: paths.commentOffer(reviewId) };
  }
}
