import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Texts } from '../i18n/texts.js';
import type { PageData } from './page-data.js';

/** The texts in the language this request is answered in. */
export const Lang = createParamDecorator((_: unknown, context: ExecutionContext): Texts =>
  textsOf(context.switchToHttp().getRequest()),
);

export function textsOf(request: FastifyRequest): Texts {
  return Texts.in(request.page.locale);
}

declare module 'fastify' {
  interface FastifyRequest {
    readonly page: PageData;
  }
  interface FastifyReply {
    view(name: string, data: object): FastifyReply;
  }
}
