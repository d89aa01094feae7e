import { ConfigMistakes, readConfig } from './config/config.js';
import { backUp } from './operations/keeping/back-up.js';
import { keyFoldersOf } from './operations/keeping/console.js';
import { Refused } from './operations/keeping/refused.js';

/** `npm run backup`: a verified copy of the database in BACKUP_DIR, and the keys in BACKUP_KEYS_DIR, while it runs. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { lines } = await backUp(config, keyFoldersOf(config), new Date());
  for (const line of lines) console.log(line);
}

await main().catch((error: unknown) => {
  const isPlain = error instanceof ConfigMistakes || error instanceof Refused;
  console.error(isPlain ? error.message : `No backup was made. ${String(error)}`);
  process.exitCode = 1;
});
