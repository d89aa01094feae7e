import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A data folder filled by the demo carries this mark: invented people must never be mailed, or mixed with real ones. */
export function isDemoFolder(dataDir: string): boolean {
  return existsSync(join(dataDir, 'demo'));
}

export function markDemoFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, 'demo'), 'This folder belongs to the demo of Roundview.\n');
}
