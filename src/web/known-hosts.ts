import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { paths } from './paths.js';

const probes: readonly string[] = [paths.health(), paths.readiness(), paths.metrics()];

/** Names by which a machine calls itself: probes and people at the console use them. */
const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/** Pages are served under the configured name only: a request for another host is none of ours (I60). */
export function refuseForeignHosts(server: FastifyInstance, config: Config): void {
  const known = [new URL(config.appUrl).hostname, ...ownNames];
  server.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    const isProbe = probes.includes(request.url);
    done(isProbe || isForUs(request, known) ? undefined : new BadRequestException('unknown host'));
  });
}

function isForUs(request: FastifyRequest, known: readonly string[]): boolean {
  const names = request.raw.rawHeaders.filter(
    (_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'host',
  );
  const [host = ''] = names;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return names.length === 1 && known.includes(name) && request.raw.url?.startsWith('/') === true;
}
