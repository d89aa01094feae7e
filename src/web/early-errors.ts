import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageData } from './page-data.js';
import { renderView } from './view-engine.js';

interface Surroundings {
  readonly pageOf: (request: FastifyRequest) => PageData;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Addresses that no route can take, such as /%E0%A4%A, are refused before anything of ours has run: the reply knows
 * neither our headers nor our views, and an error thrown here would end the process.
 */
export class EarlyErrors {
  private surroundings: Surroundings | null = null;

  prepare(surroundings: Surroundings): void {
    this.surroundings = surroundings;
  }

  answer(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    const status = (error as { statusCode?: number }).statusCode ?? 400;
    const { pageOf, headers = {} } = this.surroundings ?? {};
    reply.status(status).headers(headers);
    if (!pageOf) {
      reply.send('');
      return;
    }
    const page = { ...pageOf(request), path: '/', languages: [] };
    reply.header('content-type', 'text/html; charset=utf-8').send(renderView('errors/not-found', {}, page));
  }
}
