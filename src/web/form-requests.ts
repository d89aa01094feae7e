import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isRawMail } from './raw-mails.js';

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Every page of ours posts a form; JSON, plain text or no type at all is not one (415). No browser compresses what it
 * sends: a body that would grow when opened is not opened (I45).
 */
export function refuseForeignForms(server: FastifyInstance): void {
  server.addHook('onRequest', (request: FastifyRequest, reply, done) => {
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (request.headers['content-encoding'] !== undefined) {
      reply.header('connection', 'close');
      done(new BadRequestException('compressed'));
      return;
    }
    const isTaken = request.method !== 'POST' || formTypes.includes(type) || isRawMail(request, type);
    done(isTaken ? undefined : new UnsupportedMediaTypeException());
  });
}
