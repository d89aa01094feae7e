import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ObjectLiteral } from 'typeorm';
import { AuditLog } from '../../src/audit/audit-log.js';
import { entities } from '../../src/entities.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { personalColumns } from '../../src/operations/erasure/personal-columns.js';
import { Keeper } from '../../src/operations/retention/keeper.worker.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { findMarkers, haystacks } from '../attack/byte-search.js';
import { given } from '../support/given.js';
import { givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { rowNaming } from './rows-naming.js';

describe('erasing a person', () => {
  let testApp: TestApp;
  let hr: Visitor;

  beforeAll(async () => {
    testApp = await startTestApp();
    hr = await given(testApp).visitorFor(await given(testApp).administrator({ name: 'Hana Petersen' }));
  });

  afterAll(() => testApp.close());

  const erase = async ({ id }: Pick<PersonEntity, 'id'>) =>
    hr.submit(await hr.get(`/people/${id}/erasure`), {}, '/erasure');
  const force = async (visitor: Visitor, id: string) =>
    visitor.post(`/people/${id}/erasure`, (await visitor.get('/')).form('/sign-out').fields);
  const everything = async (): Promise<string> => {
    const tables = entities.filter(({ name }) => name !== 'AuditEntryEntity');
    const rows = await Promise.all(tables.map((entity) => testApp.database.of<ObjectLiteral>(entity).find()));
    return JSON.stringify(rows.map((table, at) => [tables[at]?.name, table]));
  };

  describe('somebody with a report, a plan and requests to answer', () => {
    let report: ReleasedReport;
    let other: ReleasedReport;
    let tallies: number;

    beforeAll(async () => {
      report = await givenReleasedReport(testApp, {
        subject: { name: 'Shirin Bahadori', email: 'Shirin.Unique@narvan.example' },
      });
      other = await givenReleasedReport(testApp, { subject: { name: 'Tom Baker' } });
      await report.me.submit(await report.me.get(`/plans/${report.reviewId}/actions/new`), typedAction);
      await testApp.database.write(() =>
        testApp.database
          .of(AssignmentEntity)
          .update(
            { id: other.cycle.reviews[0]!.requests.find(({ group }) => group === 'peer')!.assignmentId },
            { raterId: report.subject.id },
          ),
      );
      tallies = await testApp.database.of(TallyEntity).countBy({ reviewId: other.reviewId });
    });

    it('shows HR first what goes and what stays, and changes nothing by showing it', async () => {
      const page = await hr.get(`/people/${report.subject.id}/erasure`);
      expect(page.status).toBe(200);
      expect(page.heading).toContain('Shirin Bahadori');
      for (const words of ['Reports about them, with figures, comments and conversations: 1', 'pulses: 1', 'mixed: 2'])
        expect(page.text).toContain(words);
      expect(page.text).toContain('after 35 days at the latest');
      expect(await testApp.database.of(PersonEntity).existsBy({ id: report.subject.id })).toBe(true);
    });

    it('is not for managers, nor for the person', async () => {
      for (const visitor of [report.boss, report.me])
        expect((await visitor.get(`/people/${report.subject.id}/erasure`)).status).not.toBe(200);
    });

    it('takes the person out of every table and file, and leaves what others are owed', async () => {
      const before = await testApp.get(Snapshots).latest(other.reviewId);
      expect((await erase(report.subject)).heading).toBe('Erased');
      const left = await everything();
      for (const trace of [report.subject.id, report.reviewId, 'Shirin', 'shirin.unique'])
        expect(left).not.toContain(trace);
      expect(await testApp.database.of(TallyEntity).countBy({ reviewId: other.reviewId })).toBe(tallies);
      expect(await testApp.get(Snapshots).latest(other.reviewId)).toEqual(before);
      expect((await report.me.get('/')).path).toContain('/sign-in');
      expect((await other.me.get(`/reports/${other.reviewId}`)).status).toBe(200);
      expect((await hr.get(`/people/${report.subject.id}`)).status).toBe(404);
    });

    it('is in the audit log without a name, and the chain holds', async () => {
      expect(await testApp.get(AuditLog).firstBreak()).toBeNull();
      const page = await hr.get('/audit');
      expect(page.text).toContain('Person erased');
      expect(page.html).not.toContain('Shirin');
    });

    it('leaves no byte of name or address where the database writes, once the keeper has been round', async () => {
      await testApp.get(Keeper).tick();
      const found = findMarkers(await haystacks(testApp), [
        'Shirin Bahadori',
        'shirin.unique@narvan',
        'shirin bahadori',
      ]);
      // PostgreSQL's WAL is outside: segments are overwritten by the server in its own time.
      expect(found.filter(({ where }) => !/pg_wal/.test(where))).toEqual([]);
    });
  });

  it('follows the fate of every column that names somebody, whatever the table', async () => {
    const person = await given(testApp).employee();
    const rows = [];
    for (const rule of personalColumns) {
      if (rule.fate === 'kept') continue;
      rows.push({ rule, keys: await rowNaming(testApp, rule.entity, rule.column, person.id) });
    }
    expect((await erase(person)).heading).toBe('Erased');
    expect(await everything()).not.toContain(person.id);
    for (const { rule, keys } of rows) {
      const found = Object.keys(keys).length > 0 ? await testApp.database.of(rule.entity).findOneBy(keys) : null;
      const { tableName } = testApp.database.of(rule.entity).metadata;
      expect([tableName, rule.column, found === null]).toEqual([tableName, rule.column, rule.fate === 'goes']);
      if (rule.fate === 'null') expect(found?.[rule.column]).toBeNull();
      if (rule.fate === 'blank') expect(found?.[rule.column]).toBe('');
    }
  });

  it('a customer goes with an account nobody else buys for, and sealed answers with them', async () => {
    const account = {
      id: 'account-of-one',
      code: null,
      codeFolded: null,
      name: 'Zohreh Tehrani',
      nameFolded: 'zohreh tehrani',
    };
    await testApp.database.write(() => testApp.database.of(AccountEntity).insert(account));
    const customer = await given(testApp).customer({ name: 'Zohreh Tehrani', accountId: account.id });
    const cycle = await givenOpenCycle(testApp, { asked: { self: 1, peer: 3 } });
    const request = await cycle.ask(
      cycle.request('self').reviewId,
      cycle.request('self').subject,
      customer,
      'customer',
    );
    await given(testApp)
      .anonymous()
      .post(`${cycle.link(request).form}/send`, cycle.answers('customer'));
    expect(await testApp.database.of(EnvelopeEntity).existsBy({ assignmentId: request.assignmentId })).toBe(true);
    await erase(customer);
    expect(await everything()).not.toContain('Zohreh');
    expect(await testApp.database.of(EnvelopeEntity).existsBy({ assignmentId: request.assignmentId })).toBe(false);
    expect((await given(testApp).anonymous().get(cycle.link(request).form)).status).toBe(404);
  });

  describe('is refused', () => {
    it('while answers the person takes part in are being mixed', async () => {
      const questionnaire = questionnaireOf([3, 3]);
      const { reviews } = await givenAnsweredCycle(testApp, {
        questionnaire,
        reviews: [{ requests: requestsOf(questionnaire, { peer: 3 }) }],
      });
      const { rater } = reviews[0]!.requests[0]!;
      const page = await hr.get(`/people/${rater.id}/erasure`);
      expect(page.text).toContain('“Autumn 2026” is being sent out or put together');
      expect(() => page.form('/erasure')).toThrow();
      expect((await force(hr, rater.id)).status).toBe(409);
      expect(await testApp.database.of(PersonEntity).existsBy({ id: rater.id })).toBe(true);
      expect(await testApp.database.of(ReviewEntity).existsBy({ id: reviews[0]!.id })).toBe(true);
    });

    it('for oneself and for the contact raters are told of', async () => {
      const contact = await given(testApp).administrator({ email: 'Help@narvan.example' });
      await testApp.database.write(() => testApp.get(Organisation).change({ contactEmail: 'help@narvan.example' }));
      expect((await hr.get(`/people/${contact.id}/erasure`)).text).toContain('Name another contact');
      const own = await given(testApp).visitorFor(contact);
      expect((await force(own, contact.id)).status).toBe(409);
    });
  });
});
