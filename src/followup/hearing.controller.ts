import { Controller, Get, HttpCode, Param, Post, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { LinkUnknown } from '../surveys/open-visit.js';
import { Access } from '../web/access.js';
import { paths } from '../web/paths.js';
import type { HearingConsentEntity } from './hearing-consent.entity.js';
import { HearingConsents } from './hearing-consents.js';
import { HearingLinks } from './hearing-links.js';

/** Stopping messages by the link in them. Reading changes nothing: mail scanners open every link. */
@Controller('hear/:token')
@Access('rater-link')
export class HearingController {
  constructor(
    private readonly links: HearingLinks,
    private readonly consents: HearingConsents,
    private readonly organisation: Organisation,
    private readonly database: Database,
  ) {}

  @Get(['', 'stop'])
  @Render('followup/hearing-stop')
  async show(@Param('token') token: string, @Req() request: FastifyRequest): Promise<object> {
    const consent = await this.enter(token, request);
    return this.page(token, consent.stoppedOn !== null);
  }

  /** Also the target of a mail program's one-click unsubscribe, which follows no redirect (RFC 8058). */
  @Post('stop')
  @HttpCode(200)
  @Render('followup/hearing-stop')
  async stop(@Param('token') token: string, @Req() request: FastifyRequest): Promise<object> {
    const { personId } = await this.enter(token, request);
    await this.consents.stop(personId, null);
    return this.page(token, true);
  }

  private async enter(token: string, request: FastifyRequest): Promise<HearingConsentEntity> {
    const consent = await this.links.consentBehind(token);
    const person = await this.database.of(PersonEntity).findOneBy({ id: consent.personId });
    if (!person) throw new LinkUnknown();
    request.pageLocale = person.locale;
    return consent;
  }

  private page(token: string, isStopped: boolean): object {
    return { postHref: `${paths.hearing(token)}/stop`, isStopped, organisation: this.organisation.current().name };
  }
}
