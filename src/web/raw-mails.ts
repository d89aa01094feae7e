import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths } from './paths.js';

const mailType = 'message/rfc822';
const largestMail = 1024 * 1024;

/** The one address where a mail is posted as it is, and not a form of ours. */
export function isRawMail(request: FastifyRequest, type: string): boolean {
  return request.url === paths.bounces() && type === mailType;
}

/** Whole mails come as bytes: they are in no one encoding. */
export function acceptRawMails(server: FastifyInstance): void {
  server.addContentTypeParser(mailType, { parseAs: 'buffer', bodyLimit: largestMail }, (_request, body, done) => {
    done(null, body);
  });
}
