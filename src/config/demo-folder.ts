import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A data folder filled by the demo carries this mark: invented people must never be mailed, or mixed with real ones. */
export function isDemoFolder(dataDir: string): boolean {
  return existsSync(join(dataDir, 'demo'));
}

/** Whether something else than the demo lies there. */
export function isForeignFolder(dataDir: string): boolean {
  return existsSync(dataDir) && !isDemoFolder(dataDir) && readdirSync(dataDir).length > 0;
}

export function markDemoFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, 'demo'), 'This folder belongs to the demo of Roundview.\n');
}

/** False while the demo's data are being made, or when that was cut off. */
export function isDemoComplete(dataDir: string): boolean {
  return existsSync(join(dataDir, 'demo-is-complete'));
}

/** Throws half-made data away; the mark and the lock of this process stay. */
export function emptyDemoFolder(dataDir: string): void {
  const made = readdirSync(dataDir).filter((name) => name !== 'demo' && !name.startsWith('roundview.lock'));
  for (const name of made) rmSync(join(dataDir, name), { recursive: true, force: true });
}

export function markDemoComplete(dataDir: string): void {
  writeFileSync(join(dataDir, 'demo-is-complete'), '');
}
