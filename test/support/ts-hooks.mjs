import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import swc from '@swc/core';
import jestConfig from '../../jest.config.mjs';

const [, options] = jestConfig.transform['^.+\\.ts$'];

export async function resolve(specifier, context, next) {
  const isOwn = /^(\.|file:)/.test(specifier) && specifier.endsWith('.js');
  if (isOwn) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL).href;
    if (!url.includes('/node_modules/') && existsSync(fileURLToPath(url))) return { url, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await swc.transform(await readFile(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
