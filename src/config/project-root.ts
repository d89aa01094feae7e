import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, views and texts: two levels up, from src/ as from dist/. */
export function projectPath(...parts: string[]): string {
  return fileURLToPath(new URL(['../..', ...parts].join('/'), import.meta.url));
}
