import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { NotFound } from '../../domain/errors.js';
import { Access } from '../../web/access.js';
import { paths } from '../../web/paths.js';
import { Metrics } from './metrics.js';

const loopback = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** For Prometheus on this computer, or anywhere with the token; for everybody else there is no such page. */
@Controller()
@Access('everyone')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Get(paths.metrics())
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw new NotFound();
    return this.metrics.read();
  }

  private mayRead({ headers, ip }: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    if (metricsToken) return isEqual(headers.authorization ?? '', `Bearer ${metricsToken}`);
    // A proxy on this computer passes on what comes from elsewhere, and says so.
    const isPassedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
    return loopback.test(ip) && !isPassedOn;
  }
}

function isEqual(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
