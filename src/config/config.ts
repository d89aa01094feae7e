import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import type { DatabaseLocation } from './database-location.js';
import { databaseLocation } from './database-location.js';
import { readSmtpUrl } from './smtp-url.js';

/** Everything the product is told from outside, checked once at the start. */
export class Config {
  readonly port: number;
  /** Without a trailing slash; every link in a mail is built from it. */
  readonly appUrl: string;
  /** Null: made and kept in the data folder on first start. */
  readonly appSecret: string | null;
  readonly dataDir: string;
  readonly database: DatabaseLocation;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Whoever names it may hand over notes about mails that came back; null: nobody may. */
  readonly bounceSecret: string | null;
  readonly backupDir: string | null;
  readonly backupKeysDir: string | null;
  /** Backups older than this are deleted when a new one is made; until then they are outside erasure. */
  readonly backupKeepDays: number;
  /** Addresses of proxies whose X-Forwarded-For is believed; nobody else's is. */
  readonly trustedProxies: readonly string[];
  /** Who sends it may read /metrics from anywhere; without it only this computer may. */
  readonly metricsToken: string | null;
  readonly logLevel: LogLevel;
  readonly demo: boolean;

  constructor(values: ConfigValues) {
    Object.assign(this, values);
  }

  get isSecure(): boolean {
    return this.appUrl.startsWith('https:');
  }
}

export type ConfigValues = Omit<Config, 'isSecure'>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export class ConfigMistakes extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length} mistake(s):\n${mistakes.map((text) => `  - ${text}`).join('\n')}`);
  }
}

/** Reads the environment; throws ConfigMistakes that lists every wrong value at once. */
export function readConfig(env: NodeJS.ProcessEnv, mode: 'real' | 'demo' = 'real'): Config {
  const mistakes: string[] = [];
  const port = readPort(env.PORT, mistakes);
  const dataDir = resolve(env.DATA_DIR || (mode === 'demo' ? 'demo-data' : 'data'));
  const backupDir = env.BACKUP_DIR ? resolve(env.BACKUP_DIR) : null;
  const backupKeysDir = env.BACKUP_KEYS_DIR ? resolve(env.BACKUP_KEYS_DIR) : null;
  if (backupDir && backupKeysDir && isInside(backupDir, backupKeysDir)) {
    mistakes.push('BACKUP_DIR and BACKUP_KEYS_DIR must lie on different paths, neither inside the other');
  }
  const keys = join(dataDir, 'keys');
  if (backupKeysDir && isInside(keys, backupKeysDir)) {
    mistakes.push(`BACKUP_KEYS_DIR must be another place than ${keys}, where the keys lie already`);
  }
  if (backupDir && isInside(keys, backupDir)) {
    mistakes.push(`BACKUP_DIR must be another place than ${keys}: keys are kept apart from the database`);
  }
  if (env.APP_SECRET !== undefined && env.APP_SECRET.length < 32) {
    mistakes.push('APP_SECRET must have at least 32 characters');
  }
  if (env.BOUNCE_SECRET && env.BOUNCE_SECRET.length < 32) {
    mistakes.push('BOUNCE_SECRET must have at least 32 characters');
  }
  const values: ConfigValues = {
    port,
    appUrl: readAppUrl(env.APP_URL, port, mistakes),
    appSecret: env.APP_SECRET ?? null,
    dataDir,
    database: databaseLocation(env.DATABASE_URL, dataDir, mistakes),
    smtpUrl: smtpUrl(env.SMTP_URL, mistakes),
    mailFrom: env.MAIL_FROM || null,
    bounceSecret: env.BOUNCE_SECRET || null,
    backupDir,
    backupKeysDir,
    backupKeepDays: readKeepDays(env.BACKUP_KEEP_DAYS, mistakes),
    trustedProxies: readProxies(env.TRUSTED_PROXIES, mistakes),
    metricsToken: readMetricsToken(env.METRICS_TOKEN, mistakes),
    logLevel: readLogLevel(env.LOG_LEVEL, mistakes),
    demo: mode === 'demo',
  };
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return new Config(values);
}

function readPort(text: string | undefined, mistakes: string[]): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) {
    mistakes.push(`PORT must be a number from 0 to 65535, not "${text}"`);
  }
  return port;
}

function readKeepDays(text: string | undefined, mistakes: string[]): number {
  if (text === undefined || text === '') return 35;
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text) || days < 1) {
    mistakes.push(`BACKUP_KEEP_DAYS must be a whole number of days from 1 to 9999, not "${text}"`);
  }
  return days;
}

function readAppUrl(text: string | undefined, port: number, mistakes: string[]): string {
  if (!text) return `http://localhost:${port}`;
  const isHttp = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isHttp || new URL(text).pathname !== '/' || new URL(text).search) {
    mistakes.push(`APP_URL must be an address such as https://feedback.example.com without a path, not "${text}"`);
    return text;
  }
  return new URL(text).origin;
}

function smtpUrl(text: string | undefined, mistakes: string[]): string | null {
  if (!text) return null;
  if (!readSmtpUrl(text)) {
    mistakes.push(
      'SMTP_URL must be an address such as smtp://name:password@mail.example.com:587 (smtps:// for TLS at once)',
    );
  }
  return text;
}

/** Addresses or networks such as 10.0.0.0/8, separated by commas. */
function readProxies(text: string | undefined, mistakes: string[]): string[] {
  const proxies = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const isOne = (proxy: string): boolean => {
    const [address = '', bits, ...more] = proxy.split('/');
    const most = isIP(address) === 4 ? 32 : 128;
    return (
      isIP(address) !== 0 &&
      more.length === 0 &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    );
  };
  if (!proxies.every(isOne)) {
    mistakes.push(
      `TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas, not "${text}"`,
    );
  }
  return proxies;
}

function readMetricsToken(text: string | undefined, mistakes: string[]): string | null {
  if (!text) return null;
  if (!/^[\w.~+/=-]{16,200}$/.test(text)) {
    mistakes.push('METRICS_TOKEN must have 16 to 200 letters, digits or any of . ~ + / = _ -');
  }
  return text;
}

function readLogLevel(text: string | undefined, mistakes: string[]): LogLevel {
  if (!text) return 'info';
  if (!(logLevels as readonly string[]).includes(text)) {
    mistakes.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}"`);
  }
  return text as LogLevel;
}

function isInside(one: string, other: string): boolean {
  const within = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}/`);
  return isAbsolute(one) && (within(one, other) || within(other, one));
}
