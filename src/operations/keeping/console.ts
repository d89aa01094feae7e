import { hasAppSecret } from '../../config/app-secret.js';
import type { Config } from '../../config/config.js';
import { AppKeys } from '../../sealing/app-keys.js';
import { KeyFolders } from '../../sealing/key-folders.js';
import { Refused } from './refused.js';

/** The folders of keys for a command of the console; Refused where there is no secret, rather than making a new one. */
export function keyFoldersOf(config: Config): KeyFolders {
  if (!hasAppSecret(config.appSecret, config.dataDir)) {
    throw new Refused(
      `There is no APP_SECRET, nor a file app-secret in ${config.dataDir}: nothing was started here yet.`,
    );
  }
  return new KeyFolders(config, new AppKeys(config));
}
