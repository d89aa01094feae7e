import { Readable } from 'node:stream';
import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const longestForm = 1024 * 1024;
/** Far more than any page of ours has; reading a hundred thousand would hold up everybody else (I48). */
const mostFields = 10_000;

/** A form whose percent signs do not spell UTF-8 answers 400: guessing would store other letters than were sent (I37). */
export function refuseBrokenEncoding(server: FastifyInstance): void {
  server.addHook('preParsing', async (request, _reply, payload) => {
    const type = request.headers['content-type'] ?? '';
    const length = Number(request.headers['content-length'] ?? NaN);
    // What has no known or a forbidden length is left to the parser, which counts and refuses.
    if (!type.startsWith('application/x-www-form-urlencoded') || !(length <= longestForm)) return payload;
    const chunks: Buffer[] = [];
    for await (const chunk of payload) chunks.push(Buffer.from(chunk as Buffer));
    const body = Buffer.concat(chunks);
    const text = body.toString();
    if (text.split('&', mostFields + 1).length > mostFields) throw new BadRequestException('too many fields');
    if (!isDecodable(text)) throw new BadRequestException('broken encoding');
    return Object.assign(Readable.from([body]), { receivedEncodedLength: body.length });
  });
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
}
