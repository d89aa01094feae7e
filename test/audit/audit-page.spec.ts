import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the audit log', () => {
  let testApp: TestApp;
  let mina: PersonEntity;
  let leila: PersonEntity;

  beforeAll(async () => {
    testApp = await startTestApp();
    mina = await given(testApp).administrator({ name: 'Mina Sohrabi' });
    leila = await given(testApp).employee({ name: '<b>Leila</b>' });
    await testApp.database.write(async () => {
      for (let i = 0; i < 58; i++) await testApp.get(AuditLog).record(mina.id, 'import.applied', { rows: i });
      await testApp.get(AuditLog).record(mina.id, 'role.granted', { person: leila.id, role: 'leader' });
      await testApp.get(AuditLog).record(null, 'deed.of-tomorrow', {});
    });
  });

  afterAll(() => testApp.close());

  const pageFor = async (who: PersonEntity, path = '/audit') => (await given(testApp).visitorFor(who)).get(path);

  it('shows the newest first, with names joined and deeds in words', async () => {
    const page = await pageFor(mina);
    const rows = page.root
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('td').map((cell) => cell.structuredText.trim()));
    expect(rows).toHaveLength(50);
    expect(rows[0]?.slice(1)).toEqual(['Roundview', 'deed.of-tomorrow', '']);
    expect(rows[1]?.slice(1)).toEqual(['Mina Sohrabi', 'Role given', '<b>Leila</b>']);
    expect(rows[2]?.slice(1)).toEqual(['Mina Sohrabi', 'File imported', '']);
    expect(page.text).toContain('The chain of entries is whole');
  });

  it('turns its pages', async () => {
    const first = await pageFor(mina);
    const second = await pageFor(mina, first.link('Next page'));
    expect(second.root.querySelectorAll('tbody tr')).toHaveLength(10);
    expect(second.link('Previous page')).toBe('/audit?page=1');
    for (const wrong of ['0', '-1', '99', 'x', '1e3', '%00'])
      expect((await pageFor(mina, `/audit?page=${wrong}`)).status).toBe(200);
  });

  it.each([
    ['fa', 'دادن نقش'],
    ['ar', 'منح دور'],
  ] as const)('speaks the reader’s language: %s', async (locale, words) => {
    expect((await pageFor(await given(testApp).administrator({ locale }))).text).toContain(words);
  });

  it('opens to administrators and leaders only', async () => {
    const statuses = [];
    for (const who of [mina, await given(testApp).leader(), leila]) statuses.push((await pageFor(who)).status);
    expect(statuses).toEqual([200, 200, 404]);
  });

  it('says so when an entry was changed behind its back', async () => {
    await testApp.database.write(() =>
      testApp.database.of(AuditEntryEntity).update({ position: 7 }, { deed: 'nothing.happened' }),
    );
    const page = await pageFor(mina);
    expect(page.root.querySelector('[role=alert]')?.text).toContain('entry 7 does not fit');
  });
});
