import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether there is a secret already; commands that only look must not make one. */
export function hasAppSecret(configured: string | null, dataDir: string): boolean {
  return configured !== null || existsSync(join(dataDir, 'app-secret'));
}

/** The configured secret, else one made on first start and kept beside the data, readable by its owner only. */
export function appSecret(configured: string | null, dataDir: string): string {
  if (configured) return configured;
  const file = join(dataDir, 'app-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
