import { Get, HttpCode, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SentTo } from '../web/answered-with.js';
import { paths } from '../web/paths.js';
import { LinkUnknown, type OpenVisit } from './open-visit.js';
import { presentFrame } from './rater-frame.presenter.js';
import { RaterGuest } from './rater-guest.js';
import { RaterWishes } from './rater-wishes.js';
import { presentRequestList } from './request-list.presenter.js';
import { Surveys } from './surveys.js';

/** Everyone a rater is asked about in a cycle, and what they may ask of us. */
export abstract class RaterListController {
  constructor(
    private readonly guest: RaterGuest,
    private readonly surveys: Surveys,
    private readonly wishes: RaterWishes,
  ) {}

  protected abstract visit(request: FastifyRequest, assignmentId?: string): Promise<OpenVisit>;

  /** Asked about one person: straight to the form. */
  @Get()
  @Render('surveys/request-list')
  async list(@Req() http: FastifyRequest): Promise<object> {
    const visit = await this.visit(http);
    const frame = this.guest.frame(visit, http);
    const [only, ...others] = visit.requests;
    if (!only) throw new LinkUnknown();
    if (visit.rater.hasObjected && visit.requests.every(({ status }) => status === 'declined'))
      throw new SentTo(frame.places.objection());
    if (others.length === 0)
      throw new SentTo(only.status === 'declined' ? frame.places.decline(only.id) : frame.places.form(only.id));
    return presentRequestList(
      frame,
      this.guest.listed(visit),
      await this.surveys.questionnaire(visit.cycle.questionnaireId),
    );
  }

  /** The mail's "decline" does not know which request: one is meant, or the list shows them. */
  @Get('decline')
  @Redirect('/', 303)
  async declineLink(@Req() http: FastifyRequest): Promise<{ url: string }> {
    const visit = await this.visit(http);
    const { places } = this.guest.frame(visit, http);
    const [only, ...others] = visit.requests;
    return { url: only && others.length === 0 ? places.decline(only.id) : places.list() };
  }

  @Get('stop')
  @Render('surveys/stop')
  async stopping(@Req() http: FastifyRequest): Promise<object> {
    const visit = await this.visit(http);
    const frame = this.guest.frame(visit, http);
    return { ...presentFrame(frame), postHref: frame.places.stop(), isStopped: visit.invitation.remindersStopped };
  }

  /** Also the target of a mail program's one-click unsubscribe, which follows no redirect (RFC 8058). */
  @Post('stop')
  @HttpCode(200)
  @Render('surveys/stop')
  async stop(@Req() http: FastifyRequest): Promise<object> {
    const visit = await this.visit(http);
    const frame = this.guest.frame(visit, http);
    await this.wishes.stopReminders(visit);
    return { ...presentFrame(frame), postHref: frame.places.stop(), isStopped: true };
  }

  @Get('not-me')
  @Render('surveys/not-me')
  async disowning(@Req() http: FastifyRequest): Promise<object> {
    const visit = await this.visit(http);
    if (!visit.isByLink) throw new LinkUnknown();
    const frame = this.guest.frame(visit, http);
    return { ...presentFrame(frame), postHref: frame.places.notMe() };
  }

  @Post('not-me')
  @Redirect('/', 303)
  async disown(@Req() http: FastifyRequest): Promise<{ url: string }> {
    const visit = await this.visit(http);
    if (!visit.isByLink) throw new LinkUnknown();
    this.guest.frame(visit, http);
    await this.wishes.disown(visit);
    return { url: paths.linkEnded() + http.page.langQuery };
  }

  @Get('objection')
  @Render('surveys/objection')
  async objecting(@Req() http: FastifyRequest): Promise<object> {
    const visit = await this.customer(http);
    const frame = this.guest.frame(visit, http);
    return { ...presentFrame(frame), postHref: frame.places.objection(), isStopped: visit.rater.hasObjected };
  }

  @Post('objection')
  @Redirect('/', 303)
  async object(@Req() http: FastifyRequest): Promise<{ url: string }> {
    const visit = await this.customer(http);
    const { places } = this.guest.frame(visit, http);
    await this.wishes.object(visit);
    return { url: places.objection() };
  }

  private async customer(http: FastifyRequest): Promise<OpenVisit> {
    const visit = await this.visit(http);
    if (visit.rater.kind !== 'customer') throw new LinkUnknown();
    return visit;
  }
}
