import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthCleaning } from '../../src/auth/auth-cleaning.js';
import { networkOf, SignInThrottle } from '../../src/auth/sign-in-throttle.js';
import { ThrottleCountEntity } from '../../src/auth/throttle-count.entity.js';
import { ThrottleCounts } from '../../src/auth/throttle-counts.js';
import { LinkThrottle } from '../../src/surveys/link-throttle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2'],
    ['192.0.2.200', '192.0.2'],
    ['::ffff:192.0.2.9', '192.0.2'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
    ['2001:DB8:1:2::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe('holding back whoever asks too often', () => {
  let testApp: TestApp;

  beforeEach(async () => {
    testApp = await startTestApp();
  });
  afterEach(() => testApp.close());

  /** Another instance on the same database: nothing in memory is shared. */
  const instance = () => new SignInThrottle(testApp.get(ThrottleCounts));

  it('lets a network ask three hundred times, on two instances together, its neighbours still after that', async () => {
    const [one, other] = [instance(), instance()];
    for (let i = 0; i < 300; i++) await (i % 2 ? one : other).countNetwork(`192.0.2.${i % 250}`);
    await expect(one.countNetwork('192.0.2.251')).rejects.toMatchObject({ status: 429 });
    await expect(other.countNetwork('192.0.2.251')).rejects.toMatchObject({ status: 429 });
    await expect(one.countNetwork('192.0.3.1')).resolves.toBeUndefined();
  });

  it('lets an address be asked for five times in a quarter of an hour, whichever instance is asked', async () => {
    const answers = [];
    for (let i = 0; i < 7; i++) answers.push(await instance().mayMail('leila@narvan.example'));
    expect(answers).toEqual([true, true, true, true, true, false, false]);
    expect(await instance().mayMail('omid@narvan.example')).toBe(true);
    expect(await testApp.get(LinkThrottle).mayMail('leila@narvan.example')).toBe(true);
    testApp.clock.advance({ minutes: 15 });
    expect(await instance().mayMail('leila@narvan.example')).toBe(true);
  });

  it('counts every one of twenty that ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => instance().mayMail('leila@narvan.example')));
    expect(answers.filter(Boolean)).toHaveLength(5);
  });

  it('keeps no address and no network, and nothing for long', async () => {
    await instance().countNetwork('192.0.2.7');
    await instance().mayMail('leila@narvan.example');
    const rows = await testApp.database.of(ThrottleCountEntity).find();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|leila/);
    testApp.clock.advance({ minutes: 16 });
    await testApp.get(AuthCleaning).tick();
    expect(await testApp.database.of(ThrottleCountEntity).count()).toBe(0);
  });
});
