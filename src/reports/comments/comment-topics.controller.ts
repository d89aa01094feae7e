import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { NotFound } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { Lang } from '../../web/lang.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { presentTopic } from '../comments.presenter.js';
import { OpenReports } from '../open-reports.js';

/** All comments on one question, where a report has more than its page can carry; logged as an opening of the report. */
@Controller('reports/:reviewId/questions')
@Access('signed-in')
export class CommentTopicsController {
  constructor(private readonly reports: OpenReports) {}

  @Get(':number')
  @Render('reports/comments/topic-show')
  async show(
    @Param('reviewId') reviewId: string,
    @Param('number') number: string,
    @Query('page') page: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const { shown } = await this.reports.open(reviewId, me.id);
    const topic = /^[1-9]\d{0,3}$/.test(number) ? presentTopic(shown, Number(number), page, texts) : null;
    if (!topic) throw new NotFound();
    return topic;
  }
}
