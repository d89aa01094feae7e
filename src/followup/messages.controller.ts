import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { SentTo } from '../web/answered-with.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CommitmentAccess } from './commitment-access.js';
import { CustomerMessages } from './customer-messages.js';
import type { LoopItem } from './loop-items.js';
import { MessageForm } from './message.form.js';
import { readMessage } from './message-reading.js';
import { messageValues, presentMessageForm, presentMessagePreview } from './message.presenter.js';

/** The message to customers: written on one page, looked at on the next, and only there sent. */
@Controller('loop/:id/message')
@Access('auditor')
export class MessagesController {
  constructor(
    private readonly access: CommitmentAccess,
    private readonly messages: CustomerMessages,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  @Render('followup/message-form')
  async form(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const item = await this.enter(id, me);
    const values = messageValues(await this.messages.of(id));
    return presentMessageForm(item, this.organisation.current(), values, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const item = await this.enter((request.params as { id: string }).id, request.signedIn as SignedIn);
    const problems = presentProblems(rejected.problems, texts);
    return presentMessageForm(item, this.organisation.current(), typed(request.body), problems, texts);
  }

  @Post()
  @ShowAgain('followup/message-form', 'again')
  @Redirect('/', 303)
  async save(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const item = await this.enter(id, me);
    const { locales, defaultLocale } = this.organisation.current();
    await this.messages.save(item, readMessage(readForm(MessageForm, body), locales, defaultLocale), me.id);
    return { url: paths.commitmentPart(id, 'message/preview') };
  }

  @Get('preview')
  @Render('followup/message-preview')
  async preview(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const item = await this.enter(id, me);
    const message = await this.messages.of(id);
    if (!message) throw new SentTo(paths.commitmentPart(id, 'message'));
    const recipients = await this.messages.recipients(item, message.audience);
    return presentMessagePreview(item, message, recipients, this.organisation.current(), texts);
  }

  @Post('sending')
  @Redirect('/', 303)
  async send(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.messages.send(await this.enter(id, me), me.id);
    return { url: paths.commitment(id) };
  }

  /** Something must have been done before it can be told. */
  private async enter(id: string, me: SignedIn): Promise<LoopItem> {
    const { item } = await this.access.openToSteer(id, me);
    await this.messages.refuseSent(id);
    if (item.standing.next !== 'told') throw new RuleBroken('loop.error.order');
    return item;
  }
}
