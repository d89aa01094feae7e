import type { FastifyRequest } from 'fastify';

/**
 * Whether the browser itself says that one of our own pages sent this form. Without a session there is no token to
 * compare; every browser we serve sends Origin with a post, and no script can forge it.
 */
export function isFromOwnOrigin(request: FastifyRequest, appUrl: string): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  return origin === new URL(appUrl).origin && (site === undefined || site === 'same-origin');
}
