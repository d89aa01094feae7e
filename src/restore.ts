import { resolve } from 'node:path';
import { hasAppSecret } from './config/app-secret.js';
import { ConfigMistakes, readConfig } from './config/config.js';
import { ArchiveBroken, ToolMissing } from './database/archives/archive-problems.js';
import { AnotherInstance, holdAlone } from './database/only-instance.js';
import { keyFoldersOf } from './operations/keeping/console.js';
import { Refused } from './operations/keeping/refused.js';
import { restore } from './operations/keeping/restore.js';

/** `npm run restore -- <backup> [--without-keys]`: into an empty place only. */
async function main(file: string, withoutKeys: boolean): Promise<void> {
  const config = readConfig(process.env);
  const release = config.database.kind === 'sqlite' ? await holdAlone(config.dataDir) : null;
  try {
    const keys = hasAppSecret(config.appSecret, config.dataDir) ? keyFoldersOf(config) : null;
    for (const line of await restore(config, keys, { file: resolve(file), withoutKeys })) console.log(line);
  } finally {
    await release?.();
  }
}

const words = process.argv.slice(2);
const [file] = words.filter((word) => !word.startsWith('--'));
if (!file) {
  console.error('Usage: npm run restore -- <backup file> [--without-keys]');
  process.exitCode = 2;
} else {
  await main(file, words.includes('--without-keys')).catch((error: unknown) => {
    const plain = [ConfigMistakes, Refused, ArchiveBroken, ToolMissing, AnotherInstance];
    const isPlain = error instanceof Error && plain.some((kind) => error instanceof kind);
    console.error(isPlain ? error.message : `Nothing was restored. ${String(error)}`);
    process.exitCode = 1;
  });
}
