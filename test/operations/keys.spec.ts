import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Config } from '../../src/config/config.js';
import { type CycleEntity } from '../../src/cycles/cycle.entity.js';
import { checkKeys, type KeyCheck, mendKeys } from '../../src/operations/keeping/key-check.js';
import { keyFoldersOf } from '../../src/operations/keeping/console.js';
import { keyHolders } from '../../src/operations/keeping/key-holders.js';
import { Alarms } from '../../src/results/alarms.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);

describe('the check of all keys', () => {
  let testApp: TestApp;
  let second: string;
  let open: AnsweredCycle;

  beforeEach(async () => {
    second = mkdtempSync(join(tmpdir(), 'roundview-keys-'));
    testApp = await startTestApp({ BACKUP_KEYS_DIR: second });
    open = await given('open');
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await testApp.close();
    rmSync(second, { recursive: true, force: true });
  });

  const given = (state: CycleEntity['state']): Promise<AnsweredCycle> =>
    givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [{ requests: requestsOf(questionnaire, { peer: 4 }) }],
      columns: { state },
    });
  const check = async (): Promise<KeyCheck> => {
    const config = testApp.get(Config);
    return checkKeys(await keyHolders(config.database), keyFoldersOf(config), testApp.clock.now());
  };
  const first = (): string => join(testApp.dataDir, 'keys');
  const fileIn = (folder: string, id = open.id): string => join(folder, `${id}.key`);
  const alarmsIn = async (): Promise<string[]> =>
    (await check()).lines.filter((line) => line.includes('ALARM')).map((line) => line.trim());

  it('is content with a running cycle whose key lies well in both places', async () => {
    const { lines, alarms } = await check();
    expect(alarms).toBe(0);
    expect(lines.filter((line) => line.includes('wrapped, opens, belongs'))).toHaveLength(2);
    expect(lines.join('\n')).toContain(`Autumn 2026 (${open.id}, open)`);
  });

  it.each<[string, (file: string) => void, string]>([
    ['missing', (file) => rmSync(file), 'not there'],
    ['damaged', (file) => writeFileSync(file, readFileSync(file).subarray(1)), 'cannot be opened'],
    ['unwrapped', (file) => writeFileSync(file, '{"privateKey":"…"}'), 'unwrapped'],
    ['readable by others', (file) => chmodSync(file, 0o644), 'other users'],
  ])('names the place where a key is %s, and the worker raises an alarm', async (_name, harm, words) => {
    harm(fileIn(second));
    const [alarm, ...others] = await alarmsIn();
    expect(others).toEqual([]);
    expect(alarm).toContain(second);
    expect(alarm).toContain(words);
    const raised = jest.spyOn(testApp.get(Alarms), 'raise');
    await testApp.get(MixWorker).tick();
    expect(raised.mock.calls.flat().join('\n')).toContain(second);
  });

  it('sees a key that belongs to another cycle', async () => {
    const other = await given('open');
    testApp.get(CycleKeys).create(other.id);
    const { alarms, lines } = await check();
    expect(alarms).toBe(2);
    expect(lines.join('\n')).toContain('does not belong to the public key');
  });

  it('mends one place from the other, and never makes a key that is nowhere', async () => {
    const config = testApp.get(Config);
    const mend = async (): Promise<string[]> =>
      mendKeys(await keyHolders(config.database), keyFoldersOf(config), testApp.clock.now());
    rmSync(fileIn(first()));
    expect((await mend()).join()).toContain(first());
    expect((await check()).alarms).toBe(0);
    rmSync(fileIn(first()));
    rmSync(fileIn(second));
    expect(await mend()).toEqual([]);
    expect((await check()).alarms).toBe(2);
  });

  it('sees a key that came back after it was destroyed, and one that belongs to nothing', async () => {
    const cycle = await given('mixing');
    const kept = readFileSync(fileIn(first(), cycle.id));
    await testApp.get(MixWorker).tick();
    testApp.clock.advance({ days: 7 });
    await testApp.get(MixWorker).tick();
    const { lines, alarms } = await check();
    expect(alarms).toBe(0);
    expect(lines.join('\n')).toContain('key destroyed on 2026-11-09');
    writeFileSync(fileIn(second, cycle.id), kept, { mode: 0o600 });
    writeFileSync(fileIn(second, 'unknown'), kept, { mode: 0o600 });
    const [back, unknown] = await alarmsIn();
    expect(back).toContain('still there although');
    expect(unknown).toContain('belongs to nothing');
  });
});
