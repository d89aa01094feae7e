import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

/** `__Host-` needs https; over plain http the cookie has a plain name. */
export function sessionCookieName(config: Config): string {
  return config.isSecure ? '__Host-sid' : 'sid';
}

/** Sends the cookies and headers a handler asked for, once its write is stored. */
export function writeHeaders(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  const lines = (request.cookiesToSet ?? []).map(({ name, value, maxAgeSeconds }) => {
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAgeSeconds}`];
    return [`${name}=${value}`, ...attributes, ...(config.isSecure ? ['Secure'] : [])].join('; ');
  });
  reply.headers(request.headersToSet ?? {});
  if (lines.length > 0) reply.header('set-cookie', lines);
}
