import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { dateIn } from '../domain/zone-time.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ResultsService } from './results.service.js';
import { SetAsideService } from './set-aside.service.js';

@Controller('reviews/:reviewId/set-aside')
export class SetAsidesController {
  constructor(
    private readonly database: Database,
    private readonly results: ResultsService,
    private readonly setAsides: SetAsideService,
  ) {}

  @Get()
  @Access('auditor')
  @Render('results/set-aside-form')
  async form(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const review = await this.setAsides.review(reviewId);
    if (!this.setAsides.mayDecide(review, me.id)) throw new NotFound();
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: review.cycleId });
    const day = (at: Date): string => texts.day(dateIn(at, cycle.timeZone));
    const isWaiting = this.setAsides.isWaiting(review);
    const isAsked = review.setAsideAskedBy !== null;
    const isOwn = review.setAsideAskedBy === me.id;
    return {
      subjectName: await this.results.nameOf(review.subjectId),
      back: paths.results(review.cycleId),
      sinceText: texts.t('results.set-aside.since', { date: day(review.stuckSince ?? cycle.createdAt) }),
      fromText: isWaiting
        ? texts.t('results.set-aside.from', { date: day(this.setAsides.mayBeSetAsideFrom(review)) })
        : '',
      askedBy: isAsked ? await this.results.nameOf(review.setAsideAskedBy ?? '') : '',
      isOwn,
      mayAsk: !isWaiting && !isAsked,
      mayAgree: !isWaiting && isAsked && !isOwn,
      askAction: paths.setAside(reviewId),
      agreeAction: paths.setAsideAgreement(reviewId),
    };
  }

  @Post()
  @Access('auditor')
  @Redirect('/', 303)
  async ask(@Param('reviewId') reviewId: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.setAsides.ask(reviewId, me.id);
    return { url: paths.setAside(reviewId) };
  }

  @Post('agreement')
  @Access('auditor')
  @Redirect('/', 303)
  async agree(@Param('reviewId') reviewId: string, @Me() me: SignedIn): Promise<{ url: string }> {
    const { cycleId } = await this.setAsides.review(reviewId);
    await this.setAsides.agree(reviewId, me.id);
    return { url: paths.results(cycleId) };
  }
}
