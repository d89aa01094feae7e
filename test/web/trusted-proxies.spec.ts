import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConfigMistakes, readConfig } from '../../src/config/config.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('behind a proxy that is trusted (I61)', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp({ TRUSTED_PROXIES: '10.0.0.0/24' });
    await given(testApp).administrator();
  });
  afterAll(() => testApp.close());

  const ask = async (remoteAddress: string, forwarded: string, email: string) =>
    (
      await testApp.app.inject({
        method: 'POST',
        url: '/sign-in',
        remoteAddress,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': forwarded },
        payload: `email=${email}`,
      })
    ).statusCode;

  it('networks are told apart by what the proxy says, and one that asks too often keeps nobody else out', async () => {
    for (let i = 0; i < 300; i++) await ask('10.0.0.5', '192.0.2.7', `a${i}@narvan.example`);
    expect(await ask('10.0.0.5', '192.0.2.7', 'b@narvan.example')).toBe(429);
    expect(await ask('10.0.0.5', '198.51.100.7', 'c@narvan.example')).toBe(303);
  });

  it('only the last hop counts: what somebody wrote in front of it is not believed', async () => {
    expect(await ask('10.0.0.5', '203.0.113.9, 192.0.2.8', 'd@narvan.example')).toBe(429);
  });

  it('what comes past the proxy is counted by its own address', async () => {
    expect(await ask('203.0.113.50', '192.0.2.7', 'e@narvan.example')).toBe(303);
  });
});

describe('the list of proxies', () => {
  const read = (text: string) => readConfig({ TRUSTED_PROXIES: text }).trustedProxies;

  it('is none unless set, addresses or networks', () => {
    expect(readConfig({}).trustedProxies).toEqual([]);
    expect(read('10.0.0.1, 10.1.0.0/16,::1, fd00::/8')).toEqual(['10.0.0.1', '10.1.0.0/16', '::1', 'fd00::/8']);
  });

  it.each(['true', '10.0.0', '10.0.0.1/33', 'proxy.example.com', '::1/129', '10.0.0.1/8/8'])(
    '%s stops the start',
    (text) => {
      let mistakes: readonly string[] = [];
      try {
        read(text);
      } catch (error) {
        mistakes = (error as ConfigMistakes).mistakes;
      }
      expect(mistakes).toEqual([expect.stringContaining('TRUSTED_PROXIES')]);
    },
  );
});
