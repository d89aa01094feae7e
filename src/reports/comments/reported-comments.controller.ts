import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { dateIn } from '../../domain/zone-time.js';
import { Texts } from '../../i18n/texts.js';
import { Organisation } from '../../settings/organisation.js';
import { Access } from '../../web/access.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { CommentReports, type ReportedComment } from './comment-reports.service.js';

/** HR sees one reported comment alone, and withholds it whole or leaves it. */
@Controller('comments')
@Access('auditor')
export class ReportedCommentsController {
  constructor(
    private readonly reports: CommentReports,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  @Render('reports/comments/reported-index')
  async index(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const all = await this.reports.all(me);
    const waiting = all.filter(({ report }) => report.state === 'waiting');
    return {
      heading: texts.t('comments.waiting', { n: waiting.length }),
      waiting: waiting.map((each) => this.row(each, texts)),
      decided: all.filter(({ report }) => report.state !== 'waiting').map((each) => this.row(each, texts)),
    };
  }

  @Get(':id')
  @Render('reports/comments/reported-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { report, text } = await this.reports.open(id, me);
    return {
      text: text ?? '',
      isGone: text === null,
      reason: report.reason,
      state: report.state === 'waiting' ? '' : texts.t(`comments.decision.${report.state}`),
      isWaiting: report.state === 'waiting' && text !== null,
      back: paths.reportedComments(),
      withholdAction: paths.reportedCommentPart(id, 'withholding'),
      keepAction: paths.reportedCommentPart(id, 'keeping'),
    };
  }

  @Post(':id/withholding')
  @Redirect('/', 303)
  async withhold(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.reports.withhold(id, me);
    return { url: paths.reportedComments() };
  }

  @Post(':id/keeping')
  @Redirect('/', 303)
  async keep(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.reports.keep(id, me);
    return { url: paths.reportedComments() };
  }

  private row({ report, cycleName }: ReportedComment, texts: Texts): object {
    const { timeZone } = this.organisation.current();
    const day = (at: Date): string => texts.day(dateIn(at, timeZone));
    const isWaiting = report.state === 'waiting';
    return {
      cycleName,
      when: isWaiting
        ? texts.t('comments.reported-on', { date: day(report.reportedAt) })
        : texts.t(`comments.decided.${report.state}`, { date: day(report.decidedAt ?? report.reportedAt) }),
      href: isWaiting ? paths.reportedComment(report.id) : '',
    };
  }
}
