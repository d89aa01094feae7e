import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '../domain/errors.js';

const ours = ['GET', 'HEAD', 'POST'];

interface KnownRoute {
  readonly segments: readonly string[];
  readonly method: string;
}

/** No page of ours is put, deleted or traced: 405 with what its address does take, before anybody is looked up (I46). */
export function refuseForeignAddresses(server: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    for (const each of [method].flat()) routes.push({ segments: segmentsOf(url), method: each });
  });
  server.addHook('onRequest', (request, reply, done) => {
    // A zero byte names nothing, and only one of the two databases would say so; a rater's link has a page of its own.
    if (/^(?!\/r\/).*%00/.test(request.url.split('?')[0] ?? '')) {
      done(new NotFound());
      return;
    }
    const allowed = ours.includes(request.method) ? [] : methodsAt(request.url, routes);
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    done(allowed.length > 0 ? new MethodNotAllowedException() : undefined);
  });
}

function methodsAt(url: string, routes: readonly KnownRoute[]): string[] {
  const asked = segmentsOf(url);
  const fits = ({ segments }: KnownRoute) =>
    segments.length === asked.length && segments.every((part, i) => part.startsWith(':') || part === asked[i]);
  return ours.filter((method) => routes.some((route) => route.method === method && fits(route)));
}

function segmentsOf(url: string): string[] {
  return (url.split('?')[0] ?? '').split('/');
}
