import { describe, expect, it } from '@jest/globals';
import { networkOf, SignInThrottle } from '../../src/auth/sign-in-throttle.js';

describe('holding back whoever asks too often', () => {
  it.each([
    ['192.0.2.7', '192.0.2'],
    ['192.0.2.200', '192.0.2'],
    ['::ffff:192.0.2.9', '192.0.2'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
    ['2001:DB8:1:2::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('takes %s for the network %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  it('lets a network ask three hundred times, its neighbours still after that', async () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 300; i++) await throttle.countNetwork(`192.0.2.${i % 250}`);
    await expect(throttle.countNetwork('192.0.2.251')).rejects.toMatchObject({ status: 429 });
    await expect(throttle.countNetwork('192.0.3.1')).resolves.toBeUndefined();
  });

  it('lets an address be asked for five times', async () => {
    const throttle = new SignInThrottle();
    const answers = [];
    for (let i = 0; i < 7; i++) answers.push(await throttle.mayMail('leila@narvan.example'));
    expect(answers).toEqual([true, true, true, true, true, false, false]);
    expect(await throttle.mayMail('omid@narvan.example')).toBe(true);
  });
});
