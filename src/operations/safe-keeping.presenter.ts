import type { Config } from '../config/config.js';
import type { Texts } from '../i18n/texts.js';

/** Where data, backups and keys lie, as the configuration says. */
export function presentSafeKeeping(config: Config, texts: Texts): object {
  const { database, dataDir, backupDir, backupKeysDir } = config;
  return {
    database: database.kind === 'postgres' ? 'PostgreSQL' : database.file,
    dataDir,
    backupDir: backupDir ?? texts.t('settings.not-set'),
    backupKeysDir: backupKeysDir ?? texts.t('settings.not-set'),
    backupWarning: backupDir ? '' : texts.t('settings.backup-missing'),
    keysWarning: backupKeysDir ? '' : texts.t('settings.keys-missing'),
  };
}
