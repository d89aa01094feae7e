import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { NotFound } from '../domain/errors.js';
import { Organisation } from '../settings/organisation.js';
import { accessKey, type AccessRule } from '../web/access.js';
import { SentTo } from '../web/answered-with.js';
import { paths } from '../web/paths.js';
import { judge } from './access-rules.js';
import { Visitors } from './visitors.js';
import { WayIn } from './way-in.js';

const withoutSession: readonly (AccessRule | undefined)[] = ['everyone', 'rater-link', 'mail-server'];

/** Stands before every route: who is it, may they, and does the form come from a page of ours. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly visitors: Visitors,
    private readonly wayIn: WayIn,
    private readonly organisation: Organisation,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const marks = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(accessKey, marks);
    await this.organisation.refreshIfStale();
    // A rater's page belongs to its link alone, whoever else uses the same browser.
    request.signedIn = rule === 'rater-link' ? null : await this.visitors.behind(request);
    this.admit(rule, request);
    return true;
  }

  private admit(rule: AccessRule | undefined, request: FastifyRequest): void {
    const judgement = judge(rule, request.signedIn ?? null, this.config.demo);
    if (judgement === 'sign-in') throw this.wayIn.for(request);
    if (judgement === 'unknown') throw new NotFound();
    if (judgement === 'refused') throw new ForbiddenException();
    if (withoutSession.includes(rule) || !request.signedIn) return;
    if (isReading(request)) this.finishSetUpFirst(request);
    else if (!this.visitors.isFromOwnPage(request.signedIn, (request.body as { _csrf?: unknown } | null)?._csrf)) {
      throw new ForbiddenException();
    }
  }

  private finishSetUpFirst(request: FastifyRequest): void {
    const { setUpStep } = this.organisation.current();
    if (this.organisation.isSetUp || !request.signedIn?.roles.includes('administrator')) return;
    if (request.url.startsWith(paths.setUp(''))) return;
    throw new SentTo(paths.setUp(setUpStep === 'you' ? 'organisation' : setUpStep));
  }
}

function isReading(request: FastifyRequest): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
}
