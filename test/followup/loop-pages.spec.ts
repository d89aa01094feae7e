import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Frameworks } from '../../src/competencies/frameworks.js';
import { Starter } from '../../src/competencies/starter.js';
import { importanceForm } from '../../src/domain/importance-form.js';
import { importanceResult } from '../../src/domain/importance-result.js';
import { behavioursOf } from '../../src/domain/questionnaire.js';
import type { ShownGroup } from '../../src/domain/shown-group.js';
import { ImportanceLaunch } from '../../src/followup/importance-launch.js';
import { ImportanceRequestEntity } from '../../src/followup/importance-request.entity.js';
import { ImportanceSurveyEntity } from '../../src/followup/importance-survey.entity.js';
import { ImportanceVisits } from '../../src/followup/importance-visits.js';
import { GroupSnapshotEntity } from '../../src/results/group-snapshot.entity.js';
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
  await givenThanks();
  await givenSurvey();
  const form = await desk.get(`/loop/${id}/message`);
  await desk.submit(
    form,
    { subjectEn: 'You asked for quicker answers', bodyEn: 'You told us.\nWe call back.' },
    '/message',
  );
});

afterAll(() => browser.stop());

let colleague: PersonEntity;
let surveyId: string;
let importance: string;

/** Public and private thanks to the leader and between two others. */
async function givenThanks(): Promise<void> {
  const { testApp } = browser;
  await testApp.database.write(() => testApp.get(Starter).use());
  colleague = await given(testApp).employee({ name: 'Mina Sohrabi' });
  const desk = await given(testApp).visitorFor(colleague);
  for (const sight of ['public', 'private']) {
    const form = await desk.get(`/thanks/new?person=${leader.id}`);
    const behaviour = form.root.querySelectorAll('#behaviour option')[2]!.getAttribute('value')!;
    await desk.submit(form, { behaviour, text: 'Called the customer back at once', sight }, '/thanks');
  }
}

/** A survey that has just been mixed, and one that is open. */
async function givenSurvey(): Promise<void> {
  const { testApp } = browser;
  const { database } = testApp;
  const questionnaire = await testApp.get(Frameworks).questionnaire();
  const opened = (['leader', 'employee', 'customer'] as const).flatMap((audience, place) =>
    Array.from({ length: 9 }, (_, person) => ({
      audience,
      answers: Object.fromEntries(
        importanceForm(questionnaire, audience)
          .flatMap(({ items }) => items)
          .map(({ key }, index) => [key, 1 + ((person + index * (place + 1)) % 5)]),
      ),
    })),
  );
  const shown = JSON.stringify(importanceResult(questionnaire, opened, { leader: 9, employee: 12, customer: 10 }, 3));
  const open = await database.write(async () => {
    const members = [];
    for (let number = 0; number < 4; number += 1) members.push(await given(testApp).leader());
    const plan = { title: 'Autumn 2026', closesOn: '2026-12-01', minimum: 3, people: { leader: members } };
    return testApp.get(ImportanceLaunch).launch(plan, leader.id);
  });
  const [request] = await database.of(ImportanceRequestEntity).findBy({ surveyId: open });
  importance = testApp.get(ImportanceVisits).pathFor(request!);
  const { id: _, ...row } = await database.of(ImportanceSurveyEntity).findOneByOrFail({ id: open });
  surveyId = 'mixed-survey';
  const sha256 = createHash('sha256').update(shown).digest('hex');
  const invited = { leader: 9, employee: 12, customer: 10 };
  await database.write(() =>
    database.of(ImportanceSurveyEntity).insert({ ...row, id: surveyId, state: 'closed', shown, sha256, invited }),
  );
  // The published group results know the same behaviours.
  const [group] = await database.of(GroupSnapshotEntity).find();
  const contents = JSON.parse(group!.shown) as ShownGroup;
  const behaviours = Object.fromEntries(
    behavioursOf(questionnaire).map(({ id }, index) => [
      id,
      { customer: { value: 2.4 + ((index * 7) % 22) / 10, subjects: 9 } },
    ]),
  );
  const text = JSON.stringify({ ...contents, company: { ...contents.company, behaviours } });
  const hash = createHash('sha256').update(text).digest('hex');
  await database.write(() => database.of(GroupSnapshotEntity).update(group!.cycleId, { shown: text, sha256: hash }));
}

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
    ['thanks', () => '/thanks'],
    ['thanks-form', () => `/thanks/new?person=${colleague.id}`],
    ['desired', () => '/desired'],
    ['desired-form', () => '/desired/new'],
    ['desired-result', () => `/desired/${surveyId}`],
    ['importance', () => importance],
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
        name === 'stop' || name === 'importance' ? undefined : leader,
      );
      expect(found).toEqual({ status: 200, violations: [], scroll: 0 });
      expect(weight).toBeLessThan(40_000);
    },
    120_000,
  );
});
