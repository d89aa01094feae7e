import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HearingConsentEntity } from '../../src/followup/hearing-consent.entity.js';
import { HearingConsents } from '../../src/followup/hearing-consents.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const header = 'E-mail,Agreed on,How agreed';

describe('customers who agreed to hear, by file', () => {
  let testApp: TestApp;
  let hr: Visitor;
  let people: Record<'open' | 'other' | 'stopped' | 'objected', PersonEntity>;

  beforeAll(async () => {
    testApp = await startTestApp();
    const who = given(testApp);
    hr = await who.visitorFor(await who.administrator());
    const customer = (name: string, more: Partial<PersonEntity> = {}) =>
      who.customer({ name, email: `${name}@shop.example`, ...more });
    people = {
      open: await customer('open'),
      other: await customer('other'),
      stopped: await customer('stopped'),
      objected: await customer('objected', { objectedAt: testApp.clock.now() }),
    };
    await who.employee({ email: 'staff@narvan.example' });
    const consents = testApp.get(HearingConsents);
    await testApp.database.write(() => consents.agree(people.stopped.id));
    await testApp.database.write(() => consents.stop(people.stopped.id, null));
  });

  afterAll(() => testApp.close());

  const bring = async (...rows: string[]): Promise<Page> =>
    hr.upload(
      await hr.get('/loop/customers/import'),
      'file',
      'consents.csv',
      [header, ...rows].join('\n'),
      'customers/import',
    );
  const stored = () => testApp.database.of(HearingConsentEntity).findBy({ source: 'staff' });

  it('is reached from the list of customers by administrators only', async () => {
    expect((await hr.get('/loop/customers')).link('Bring a file')).toBe('/loop/customers/import');
    const leader = await given(testApp).visitorFor(await given(testApp).leader());
    expect((await leader.get('/loop/customers')).text).not.toContain('Bring a file');
    for (const path of ['/loop/customers/import', '/loop/customers/import/sample']) {
      expect((await leader.get(path)).status).toBe(404);
      expect((await (await given(testApp).visitorFor(await given(testApp).employee())).get(path)).status).toBe(404);
    }
    expect((await hr.get('/loop/customers/import/sample')).html).toContain('E-mail,Agreed on,How agreed');
  });

  it('shows each problem by row and field, and writes nothing while there is one', async () => {
    const wrong = await bring(
      'open@shop.example,2026-10-12,On the phone',
      'nobody@shop.example,2026-10-12,On the phone',
      'staff@narvan.example,2026-10-12,On the phone',
      'other@shop.example,2026-12-24,On the phone',
      'other@shop.example,1405-07-01,On the phone',
      'other@shop.example,2026-10-12,',
      'no address,2026-10-12,x',
    );
    expect(wrong.heading).toContain('6 rows need you');
    for (const text of [
      'There is no customer with the address nobody@shop.example.',
      'There is no customer with the address staff@narvan.example.',
      'This date is still to come.',
      'Say how the customer agreed.',
      'This is not a valid e-mail address',
    ])
      expect(wrong.text).toContain(text);
    expect(wrong.root.querySelector('form[action$="/application"]')).toBeNull();
    expect(await stored()).toEqual([]);
    const twice = await bring('open@shop.example,2026-10-12,a', 'OPEN@shop.example,2026-10-13,b');
    expect(twice.text).toContain('are the same person');
  });

  it('notes who agreed with the day and how, and leaves who stopped or objected as they are', async () => {
    const preview = await bring(
      'Open@Shop.example,۲۰۲۶-۱۰-۱۲,On the order form',
      'stopped@shop.example,2026-10-12,On the phone',
      'objected@shop.example,2026-10-12,On the phone',
    );
    expect(preview.heading).toBe('1 customer is ready to be noted');
    expect(preview.text).toContain('2');
    expect(preview.text).toContain('left as they are');
    expect(preview.text).not.toContain('stopped@shop.example');
    const done = await hr.submit(preview, {}, '/application');
    expect(done.heading).toBe('1 customer noted');
    expect(await stored()).toMatchObject([
      { personId: people.open.id, agreedOn: '2026-10-12', note: 'On the order form' },
    ]);
    const listeners = await testApp.get(HearingConsents).listeners();
    expect(listeners.map(({ person }) => person.id)).toEqual([people.open.id]);
    expect((await hr.get('/loop/customers')).text).toContain('On the order form');
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await bring('open@shop.example,2026-10-12,On the order form');
    expect(again.heading).toBe('Nothing to import: everything in this file is already here');
    expect(await stored()).toHaveLength(1);
  });
});
