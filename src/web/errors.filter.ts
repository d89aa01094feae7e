import { randomBytes } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isBusy, isDiskFull, isUnstorable } from '../database/database-errors.js';
import { FormRejected, NotFound, RuleBroken } from '../domain/errors.js';
import { AnsweredWith, SentTo } from './answered-with.js';
import { EarlyErrors } from './early-errors.js';
import { textsOf } from './lang.js';
import { isBrokenUpload } from './multipart.js';
import { presentProblems } from './problems.js';
import { FormShownAgain } from './show-again.js';

interface ErrorPage {
  readonly status: number;
  readonly view: string;
  readonly data: object;
}

/** Turns every error into a page in the reader's language; what we did not foresee gets a reference number. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  /** For what is refused before any route. */
  readonly early = new EarlyErrors();

  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (error instanceof SentTo) {
      reply.redirect(error.path, 303);
      return;
    }
    const { status, view, data } = this.pageFor(error, request);
    if (status === 503) reply.header('retry-after', '30');
    reply.status(status).view(view, data);
  }

  private pageFor(error: unknown, request: FastifyRequest): ErrorPage {
    if (error instanceof FormShownAgain) return { status: 422, view: error.view, data: error.data };
    if (error instanceof AnsweredWith) return { status: error.status, view: error.view, data: error.data };
    if (error instanceof NotFound) return { status: 404, view: 'errors/not-found', data: {} };
    if (error instanceof RuleBroken) {
      return {
        status: 409,
        view: 'errors/rule-broken',
        data: { message: textsOf(request).t(error.key, error.params) },
      };
    }
    if (error instanceof FormRejected) {
      const messages = presentProblems(error.problems, textsOf(request)).map((problem) => problem.message);
      return { status: 422, view: 'errors/rule-broken', data: { message: messages.join(' ') } };
    }
    if (isDiskFull(error)) return { status: 507, view: 'errors/not-stored', data: {} };
    if (isBusy(error)) return { status: 503, view: 'errors/not-stored', data: {} };
    const status = statusOf(error);
    return status < 500 ? { status, view: viewFor(status), data: {} } : this.crashed(error, request);
  }

  private crashed(error: unknown, request: FastifyRequest): ErrorPage {
    const reference = randomBytes(4).toString('hex');
    // The address may hold a rater's token: the route's pattern is enough to find the place.
    this.logger.error({ reference, route: request.routeOptions?.url, error }, 'a request failed');
    return { status: 500, view: 'errors/crashed', data: { reference } };
  }
}

function statusOf(error: unknown): number {
  if (isUnstorable(error)) return 400;
  if (error instanceof HttpException) return error.getStatus();
  if (isBrokenUpload(error)) return 400;
  return (error as { statusCode?: number }).statusCode ?? 500;
}

function viewFor(status: number): string {
  if (status === 403) return 'errors/not-allowed';
  if (status === 404 || status === 405) return 'errors/not-found';
  if (status === 413) return 'errors/too-large';
  if (status === 415) return 'errors/unsupported';
  if (status === 429) return 'errors/too-many';
  return 'errors/bad-request';
}
