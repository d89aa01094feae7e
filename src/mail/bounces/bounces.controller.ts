import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, HttpCode, Post, Req, UnauthorizedException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { NotFound } from '../../domain/errors.js';
import { Access } from '../../web/access.js';
import { paths } from '../../web/paths.js';
import { WritesItself } from '../../web/write-requests.interceptor.js';
import { Bounces, type NoteOutcome } from './bounces.js';

/** Where a mail server hands over what it could not deliver; without a secret there is no such page. */
@Controller(paths.bounces())
export class BouncesController {
  constructor(
    private readonly config: Config,
    private readonly bounces: Bounces,
  ) {}

  @Post()
  @Access('mail-server')
  @HttpCode(200)
  @WritesItself()
  async take(@Req() { headers, body }: FastifyRequest): Promise<{ outcome: NoteOutcome }> {
    if (this.config.bounceSecret === null) throw new NotFound();
    if (!isSame(headers.authorization ?? '', `Bearer ${this.config.bounceSecret}`)) throw new UnauthorizedException();
    if (!Buffer.isBuffer(body)) throw new UnsupportedMediaTypeException();
    return { outcome: await this.bounces.take(body) };
  }
}

/** Hashed first: the time taken tells neither length nor letters. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
