import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectPath } from '../config/project-root.js';

const folder = projectPath('views', 'assets');
const fonts = join(dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/vazirmatn/package.json'))), 'files');

/** All files share one hash in their address, so that they may be kept for ever and refer to each other. */
const version = hashOf(folder);

export function assetUrl(name: string): string {
  return `/assets/${version}/${name}`;
}

export async function serveAssets(server: FastifyInstance): Promise<void> {
  const options = { decorateReply: false, immutable: true, maxAge: '365d', cacheControl: true, index: false as const };
  await server.register(fastifyStatic, { ...options, root: fonts, prefix: `/assets/${version}/fonts/` });
  await server.register(fastifyStatic, { ...options, root: folder, prefix: `/assets/${version}/` });
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(root).sort()) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('base64url').slice(0, 12);
}
