import { ConfigMistakes, readConfig } from './config/config.js';
import { keyFoldersOf } from './operations/keeping/console.js';
import { checkKeys, mendKeys } from './operations/keeping/key-check.js';
import { keyHolders } from './operations/keeping/key-holders.js';
import { Refused } from './operations/keeping/refused.js';

/** `npm run keys [-- --mend]`: each cycle's key in every place; exit 1 when anything is not as it must be. */
async function main(isMending: boolean): Promise<void> {
  const config = readConfig(process.env);
  const keys = keyFoldersOf(config);
  const holders = await keyHolders(config.database);
  const now = new Date();
  if (isMending) for (const line of mendKeys(holders, keys, now)) console.log(line);
  const { lines, alarms } = checkKeys(holders, keys, now);
  for (const line of lines) console.log(line);
  if (alarms > 0) process.exitCode = 1;
}

await main(process.argv.includes('--mend')).catch((error: unknown) => {
  const isPlain = error instanceof ConfigMistakes || error instanceof Refused;
  console.error(isPlain ? error.message : `The keys could not be checked. ${String(error)}`);
  process.exitCode = 1;
});
