/** One setting of the environment as the reference tells it. */
export interface ConfigSetting {
  readonly name: string;
  readonly meaning: string;
  readonly standard: string;
  /** Its value is a secret: it belongs into a file only the service reads. */
  readonly isSecret?: true;
}

/** Every setting readConfig takes, in the order of the reference; a test compares both. */
export const configSettings: readonly ConfigSetting[] = [
  { name: 'PORT', meaning: 'port to listen on', standard: '3000' },
  {
    name: 'APP_URL',
    meaning:
      'address people use, without a path; every link in a mail is built from it, and pages are served under this name only',
    standard: '`http://localhost:PORT`',
  },
  {
    name: 'APP_SECRET',
    meaning: 'at least 32 characters; wraps keys and secrets. Several instances need the same one',
    standard: 'made on first start in `DATA_DIR/app-secret`',
    isSecret: true,
  },
  { name: 'DATA_DIR', meaning: 'keys, secret, files for a day and, on SQLite, the database', standard: '`data`' },
  {
    name: 'DATABASE_URL',
    meaning: '`postgres://user:password@host:5432/name` to use PostgreSQL',
    standard: 'SQLite in `DATA_DIR`',
    isSecret: true,
  },
  {
    name: 'SMTP_URL',
    meaning: '`smtp://user:password@host:587` (`smtps://` for TLS at once); goes before the one typed during set-up',
    standard: 'typed during set-up',
    isSecret: true,
  },
  { name: 'MAIL_FROM', meaning: 'sender of all mails', standard: 'typed during set-up' },
  {
    name: 'BOUNCE_SECRET',
    meaning: 'at least 32 characters; opens the address where your mail server hands over mails that came back',
    standard: 'no such address',
    isSecret: true,
  },
  {
    name: 'BACKUP_DIR',
    meaning: 'where copies of the database are put: by `npm run backup`, and by itself after a cycle is mixed',
    standard: 'no backups',
  },
  {
    name: 'BACKUP_KEYS_DIR',
    meaning: 'second place for the keys of cycles; neither inside `BACKUP_DIR` nor the other way round',
    standard: 'no copies of keys',
  },
  {
    name: 'BACKUP_KEEP_DAYS',
    meaning: 'backups older than this are deleted when a new one is made; 1 to 9999',
    standard: '35',
  },
  {
    name: 'TRUSTED_PROXIES',
    meaning:
      'addresses or networks of your proxies, separated by commas; their X-Forwarded-For tells who asks, and sign-ins are held back by network. Without it everybody behind a proxy counts as one network',
    standard: 'no header is believed',
  },
  {
    name: 'METRICS_TOKEN',
    meaning: 'who sends it as `Authorization: Bearer …` may read `/metrics` from anywhere; 16 to 200 characters',
    standard: 'this computer alone',
    isSecret: true,
  },
  { name: 'LOG_LEVEL', meaning: 'fatal, error, warn, info, debug or silent', standard: 'info' },
];

/** The page docs/configuration.md, whole. */
export function configurationPage(): string {
  const rows = configSettings.map(
    ({ name, meaning, standard, isSecret }) => `| \`${name}\` | ${meaning} | ${standard} | ${isSecret ? 'yes' : ''} |`,
  );
  return [
    '# Configuration',
    '',
    'Made from the code by `npm run reference`; change `src/config/config-reference.ts`, not this page.',
    '',
    'Everything is read from the environment once, at the start. All settings are optional. A wrong value stops the start, and all mistakes are listed at once.',
    '',
    '| name | meaning | unless set | secret |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
