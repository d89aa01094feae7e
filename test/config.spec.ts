import { describe, expect, it } from '@jest/globals';
import { type ConfigMistakes, readConfig } from '../src/config/config.js';

describe('the configuration', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    expect(config.port).toBe(3000);
    expect(config.appUrl).toBe('http://localhost:3000');
    expect(config.database).toMatchObject({ kind: 'sqlite' });
  });

  it('tells all mistakes at once', () => {
    const wrong = {
      PORT: 'eighty',
      APP_URL: 'ftp://x',
      APP_SECRET: 'short',
      DATABASE_URL: 'mysql://x',
      SMTP_URL: 'mail.example',
      LOG_LEVEL: 'loud',
      BACKUP_DIR: '/b',
      BACKUP_KEYS_DIR: '/b/keys',
    };
    const mistakes = (() => {
      try {
        readConfig(wrong);
        return [];
      } catch (error) {
        return (error as ConfigMistakes).mistakes;
      }
    })();
    for (const name of Object.keys(wrong)) expect(mistakes.join('\n')).toContain(name);
  });

  it.each([
    ['https://feedback.example.com/', 'https://feedback.example.com', true],
    ['http://10.0.0.5:8080', 'http://10.0.0.5:8080', false],
  ])('builds links from %s', (text, appUrl, isSecure) => {
    const config = readConfig({ APP_URL: text });
    expect(config.appUrl).toBe(appUrl);
    expect(config.isSecure).toBe(isSecure);
  });

  it('keeps the demo in a folder of its own', () => {
    expect(readConfig({}, 'demo').dataDir).not.toBe(readConfig({}).dataDir);
  });
});
