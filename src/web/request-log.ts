import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

const buckets = [10, 100, 1_000, 10_000] as const;

/**
 * One line per answered request: method, the route's pattern, status, how long in rough steps. Never an address of
 * the network, a browser's name, a token or who it was (anonymity 3).
 */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    if (!route.startsWith('/assets'))
      logger.info(
        { method: request.method, route, status: reply.statusCode, ms: roughly(reply.elapsedTime) },
        'request',
      );
    done();
  });
}

function roughly(ms: number): string {
  const bucket = buckets.find((limit) => ms < limit);
  return bucket === undefined ? '10000+' : `<${bucket}`;
}
