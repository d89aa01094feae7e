import { describe, expect, it } from '@jest/globals';
import { keyAlarm, type KeyDuty, keyDuty, type KeptCycle, mayDestroy } from '../../src/domain/key-custody.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const cycle: KeptCycle = {
  state: 'open',
  isImported: false,
  mixedAt: null,
  keyDestroyedAt: null,
  backupVerifiedAt: null,
};

describe('the key of a cycle', () => {
  it.each<[KeyDuty, Partial<KeptCycle>]>([
    ['none', { state: 'draft' }],
    ['none', { state: 'nominating' }],
    ['none', { state: 'closed', isImported: true, mixedAt: at(1) }],
    ['needed', { state: 'launching' }],
    ['needed', { state: 'open' }],
    ['needed', { state: 'mixing' }],
    ['waiting', { state: 'closed', mixedAt: at(4) }],
    ['due', { state: 'closed', mixedAt: at(3) }],
    ['due', { state: 'closed', mixedAt: at(9), backupVerifiedAt: at(9) }],
    ['destroyed', { state: 'released', mixedAt: at(1), keyDestroyedAt: at(8) }],
  ])('is %s: %j', (duty, columns) => {
    expect(keyDuty({ ...cycle, ...columns }, at(10))).toBe(duty);
  });

  it('is never destroyed before the mix, whatever was verified', () => {
    expect(mayDestroy({ ...cycle, backupVerifiedAt: at(1) }, at(30))).toBe(false);
  });

  it('raises an alarm when needed and not good, or there when it should be gone', () => {
    expect(keyAlarm('needed', 'good')).toBeNull();
    expect(keyAlarm('needed', 'missing')).toBe('missing');
    expect(keyAlarm('needed', 'foreign')).toBe('foreign');
    expect(keyAlarm('destroyed', 'missing')).toBeNull();
    expect(keyAlarm('destroyed', 'unreadable')).toBe('not-destroyed');
    expect(keyAlarm('none', 'good')).toBe('belongs-to-nothing');
    expect(keyAlarm('waiting', 'good')).toBeNull();
    expect(keyAlarm('due', 'open-to-others')).toBe('open-to-others');
  });
});
