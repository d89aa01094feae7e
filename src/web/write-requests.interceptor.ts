import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { FormRejected } from '../domain/errors.js';
import { writeHeaders } from './cookies.js';
import { FormShownAgain, showAgainKey, type ShowAgainMethod, type ShowAgainRule } from './show-again.js';

const writesItselfKey = 'roundview:writes-itself';

/** For handlers that work long or call the network: they call `database.write` per step themselves. */
export const WritesItself = (): MethodDecorator => SetMetadata(writesItselfKey, true);

/** Runs every request that may change something in one write; the page is sent after the commit. */
@Injectable()
export class WriteRequestsInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.answer(context, next));
  }

  private async answer(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const handle = (): Promise<unknown> =>
      lastValueFrom(next.handle() as Observable<unknown>, { defaultValue: undefined });
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const writesItself = this.reflector.get<boolean>(writesItselfKey, context.getHandler());
    try {
      const result = await (isReading || writesItself ? handle() : this.database.write(handle));
      writeHeaders(request, http.getResponse<FastifyReply>(), this.config);
      return result;
    } catch (error) {
      if (error instanceof FormRejected) throw await this.shownAgain(context, request, error);
      throw error;
    }
  }

  private async shownAgain(context: ExecutionContext, request: FastifyRequest, rejected: FormRejected): Promise<Error> {
    const rule = this.reflector.get<ShowAgainRule | undefined>(showAgainKey, context.getHandler());
    if (!rule) return rejected;
    const controller = this.modules.get<Record<string, ShowAgainMethod>>(context.getClass(), { strict: false });
    const method = controller[rule.method];
    if (!method) throw new Error(`${context.getClass().name} has no method ${rule.method}`);
    return new FormShownAgain(rule.view, await method.call(controller, request, rejected));
  }
}
