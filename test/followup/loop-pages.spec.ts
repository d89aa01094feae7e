import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommitmentStepEntity } from '../../src/followup/commitment-step.entity.js';
import { CommitmentEntity } from '../../src/followup/commitment.entity.js';
import { HearingConsents } from '../../src/followup/hearing-consents.js';
import { HearingLinks } from '../../src/followup/hearing-links.js';
import { type PersonEntity } from '../../src/people/person.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { TestBrowser } from '../support/browser.js';
import { given } from '../support/given.js';
import { givenPublishedGroup } from '../support/given-published-group.js';
import { lookAt } from '../support/page-checks.js';

let browser: TestBrowser;
let id: string;
let leader: PersonEntity;
let hearing: string;

beforeAll(async () => {
  browser = await TestBrowser.start();
  const { testApp } = browser;
  const { database } = testApp;
  leader = await given(testApp).leader({ name: 'Shirin Amini' });
  await database.write(() => testApp.get(Organisation).change({ name: 'Narvan Insurance' }));
  await givenPublishedGroup(testApp);
  const owner = await given(testApp).employee({ name: 'Kaveh Rostami', jobTitle: 'Head of call centre' });
  const desk = await given(testApp).visitorFor(leader);
  await desk.submit(await desk.get('/loop'), {}, '/loop/findings');
  const rows = await database.of(CommitmentEntity).find();
  const proofs = [
    'Team meeting on the results',
    'A call-back within two hours',
    'Trial in two teams, every promise logged',
  ];
  id = rows[0]!.id;
  await database.write(async () => {
    for (const [index, row] of rows.entries()) {
      await database.of(CommitmentEntity).update(row.id, { ownerId: owner.id, dueOn: '2027-01-15' });
      for (const [place, step] of (['informed', 'planned', 'acting'] as const).slice(0, 3 - index).entries()) {
        await database.of(CommitmentStepEntity).insert({
          commitmentId: row.id,
          step,
          happenedOn: '2026-10-1' + String(place),
          text: proofs[place]!,
          place: '',
          people: step === 'informed' ? 38 : null,
          isTraining: false,
          recordedBy: leader.id,
          recordedAt: testApp.clock.now(),
        });
      }
    }
    const customers = [];
    for (const locale of ['en', 'fa'] as const) customers.push(await given(testApp).customer({ locale }));
    await testApp.get(HearingConsents).note([customers[0]!.id], 'Asked on the phone', leader.id);
    const [consent] = await testApp.get(HearingConsents).of([customers[0]!.id]);
    hearing = testApp.get(HearingLinks).urlFor(consent!);
  });
  const form = await desk.get(`/loop/${id}/message`);
  await desk.submit(
    form,
    { subjectEn: 'You asked for quicker answers', bodyEn: 'You told us.\nWe call back.' },
    '/message',
  );
});

afterAll(() => browser.stop());

describe.each(['en', 'fa', 'ar'] as const)('in %s', (locale) => {
  it.each([
    ['loop', () => '/loop'],
    ['finding-new', () => '/loop/new?unit=claims&view=others'],
    ['commitment', () => `/loop/${id}`],
    ['step', () => `/loop/${id}/steps/informed`],
    ['people', () => `/loop/${id}/people?search=a`],
    ['message', () => `/loop/${id}/message`],
    ['preview', () => `/loop/${id}/message/preview`],
    ['customers', () => '/loop/customers'],
    ['stop', () => hearing.replace(browser.origin, '')],
  ])(
    'the page %s is for everybody, narrow and wide, and light',
    async (name, path) => {
      const address = path();
      const lang = `${address}${address.includes('?') ? '&' : '?'}lang=${locale}`;
      const { weight, ...found } = await lookAt(
        browser,
        `${name}.${locale}`,
        lang,
        name === 'stop' ? undefined : leader,
      );
      expect(found).toEqual({ status: 200, violations: [], scroll: 0 });
      expect(weight).toBeLessThan(25_000);
    },
    120_000,
  );
});
