import { Controller, Get, Post, Redirect, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Organisation } from '../settings/organisation.js';
import { LinkUnknown, type OpenVisit } from '../surveys/open-visit.js';
import { RaterVisits } from '../surveys/rater-visits.js';
import { Access } from '../web/access.js';
import { paths } from '../web/paths.js';
import { HearingConsents } from './hearing-consents.js';

const base = paths.raterList(':token');

/** A customer who was asked for feedback may agree to hear what came of it; also take that back. */
@Controller(`${base}/hear`)
@Access('rater-link')
export class OwnHearingController {
  constructor(
    private readonly visits: RaterVisits,
    private readonly consents: HearingConsents,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  @Render('followup/hearing-agree')
  async show(@Req() request: FastifyRequest): Promise<object> {
    const { rater, base: listHref } = await this.customer(request);
    const [consent] = await this.consents.of([rater.id]);
    return {
      organisation: this.organisation.current().name,
      hasAgreed: consent !== undefined && consent.stoppedOn === null,
      hasObjected: rater.hasObjected,
      agreeHref: `${listHref}/hear`,
      stopHref: `${listHref}/hear/end`,
      listHref,
    };
  }

  @Post()
  @Redirect('/', 303)
  async agree(@Req() request: FastifyRequest): Promise<{ url: string }> {
    const { rater, base: listHref } = await this.customer(request);
    if (!rater.hasObjected) await this.consents.agree(rater.id);
    return { url: `${listHref}/hear${request.page.langQuery}` };
  }

  @Post('end')
  @Redirect('/', 303)
  async stop(@Req() request: FastifyRequest): Promise<{ url: string }> {
    const { rater, base: listHref } = await this.customer(request);
    await this.consents.stop(rater.id, null);
    return { url: `${listHref}/hear${request.page.langQuery}` };
  }

  private async customer(request: FastifyRequest): Promise<OpenVisit> {
    const visit = await this.visits.byLink((request.params as { token: string }).token);
    if (visit.rater.kind !== 'customer') throw new LinkUnknown();
    request.pageLocale = visit.rater.locale;
    return visit;
  }
}
