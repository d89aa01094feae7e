import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { NestLogger } from './logging.js';
import { ErrorsFilter } from './web/errors.filter.js';
import { httpAdapter, prepareServer } from './web/http-server.js';
import { logRequests } from './web/request-log.js';

/** A complete application, ready to listen; main, the demo and the tests all start it here. */
export async function createApplication(
  module: DynamicModule,
  logger: Logger,
  trustedProxies: readonly string[] = [],
): Promise<NestFastifyApplication> {
  const errors = new ErrorsFilter(logger);
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(errors, trustedProxies), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  await prepareServer(app, errors);
  logRequests(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, logger);
  await app.init();
  await (app.getHttpAdapter().getInstance() as unknown as { ready(): Promise<void> }).ready();
  return app;
}
