import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyCompress from '@fastify/compress';
import { Reflector, ModuleRef } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Organisation } from '../settings/organisation.js';
import { serveAssets } from './assets.js';
import type { ErrorsFilter } from './errors.filter.js';
import { refuseBrokenEncoding } from './form-encoding.js';
import { refuseForeignForms } from './form-requests.js';
import { refuseForeignHosts } from './known-hosts.js';
import { refuseForeignAddresses } from './refused-addresses.js';
import { flattenMultipart, uploadLimits } from './multipart.js';
import { acceptRawMails } from './raw-mails.js';
import { pageData } from './page-data.js';
import { addSecurityHeaders, headersFor } from './security-headers.js';
import { renderView } from './view-engine.js';
import { WriteRequestsInterceptor } from './write-requests.interceptor.js';

/** The adapter with our limits; errors that come before any route are answered with a page, too. */
export function httpAdapter(errors: ErrorsFilter, trustedProxies: readonly string[] = []): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    // Looked at each second: a body that comes byte by byte is cut at thirty seconds, not at the next half minute (I70).
    http: { connectionsCheckingInterval: 1_000, headersTimeout: 15_000 },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 500 },
    multipart: { attachFieldsToBody: true, limits: uploadLimits },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      errors.early.answer(error, request, reply),
  } as object);
}

/** Everything that must stand before the first request: headers, views, pages, forms, errors. */
export async function prepareServer(app: NestFastifyApplication, errors: ErrorsFilter): Promise<void> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const config = app.get(Config);
  const organisation = app.get(Organisation);
  errors.early.prepare({
    pageOf: (request) => pageData(request, organisation, config),
    headers: headersFor(config),
  });
  addSecurityHeaders(server, config);
  refuseForeignHosts(server, config);
  refuseForeignAddresses(server);
  await server.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['gzip', 'identity'],
    globalDecompression: false,
  });
  await serveAssets(server);
  server.decorateRequest('page', {
    getter(this: FastifyRequest) {
      return pageData(this, organisation, config);
    },
  });
  server.decorateReply('view', function (this: FastifyReply, name: string, data: object) {
    return this.header('content-type', 'text/html; charset=utf-8').send(renderView(name, data, this.request.page));
  });
  acceptRawMails(server);
  refuseForeignForms(server);
  refuseBrokenEncoding(server);
  flattenMultipart(server);
  app.enableCsrfProtection();
  app.useGlobalInterceptors(
    new WriteRequestsInterceptor(app.get(Database), app.get(Reflector), app.get(ModuleRef), config),
  );
  app.useGlobalFilters(errors);
}
