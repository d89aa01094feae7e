import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Locale } from '../domain/locale.js';

/** The signed-in person behind a request, as auth found them. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly string[];
  readonly isManager: boolean;
  readonly sessionHash: string;
  readonly csrf: string;
}

export interface CookieToSet {
  readonly name: string;
  readonly value: string;
  readonly maxAgeSeconds: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn?: SignedIn | null;
    /** Written after the commit; a failed write sets no cookie. */
    cookiesToSet?: CookieToSet[];
    /** Further headers of the answer, after the commit as well. */
    headersToSet?: Record<string, string>;
    /** Rater pages and tests of languages: the language chosen in the address. */
    pageLocale?: Locale;
  }
}

/** The signed-in person; the access guard has made sure there is one. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!signedIn) throw new Error('This route needs an access mark that asks for a sign-in');
  return signedIn;
});

export function setCookie(request: FastifyRequest, cookie: CookieToSet): void {
  (request.cookiesToSet ??= []).push(cookie);
}

export function setHeader(request: FastifyRequest, name: string, value: string): void {
  (request.headersToSet ??= {})[name] = value;
}

export function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key = '', ...rest] = pair.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}
