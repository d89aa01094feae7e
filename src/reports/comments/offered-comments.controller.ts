import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { Lang } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { DecisionForm } from './offer.form.js';
import { CommentSheets, type WaitingSheet } from './comment-sheets.js';
import { SharedComments } from './shared-comments.service.js';

/** HR reads one offered comment alone, and clears it for all to read or leaves it in its report. */
@Controller('comments/offered')
@Access('auditor')
export class OfferedCommentsController {
  constructor(
    private readonly shared: SharedComments,
    private readonly sheets: CommentSheets,
  ) {}

  @Get()
  @Render('reports/comments/offered-index')
  async index(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const all = await this.shared.forHr(me);
    const waiting = all.filter(({ state }) => state === 'waiting');
    const row = ({ offer, state, cycleName }: (typeof all)[number]) => ({
      cycleName,
      state: texts.t(`comments.offered.state.${state}`),
      href: paths.offeredComment(offer.id),
    });
    return {
      heading: texts.t('comments.offered.waiting', { n: waiting.length }),
      waiting: waiting.map(row),
      cleared: all.filter(({ state }) => state !== 'waiting').map(row),
      sheets: (await this.sheets.waiting()).map((sheet) => presentSheet(sheet, me, texts)),
    };
  }

  @Get(':id')
  @Render('reports/comments/offered-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { state, text } = await this.shared.open(id, me);
    return {
      back: paths.offeredComments(),
      text: text ?? '',
      isGone: text === null,
      state: texts.t(`comments.offered.state.${state}`),
      clearAction: state === 'waiting' && text !== null ? paths.offeredCommentPart(id, 'clearing') : '',
      declineAction: ['waiting', 'cleared', 'published'].includes(state)
        ? paths.offeredCommentPart(id, 'declining')
        : '',
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

/** Only administrators publish; how many reports gave something is said to nobody, only whether they are enough. */
function presentSheet(
  { cycleId, cycleName, comments, fromReports, isEnough }: WaitingSheet,
  me: SignedIn,
  texts: Texts,
) {
  const mayPublish = isEnough && me.roles.includes('administrator');
  return {
    cycleId,
    title: cycleName,
    note: isEnough
      ? texts.t('comments.sheets.enough', { n: comments })
      : texts.t('comments.sheets.too-few', { n: fromReports }),
    action: mayPublish ? paths.commentSheets() : '',
  };
}
