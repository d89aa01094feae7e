import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { PlanActionEntity } from '../../src/plans/plan-action.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('sharing a plan with the manager', () => {
  let testApp: TestApp;
  let report: ReleasedReport;
  let ids: string[];

  beforeEach(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp);
    const form = await report.me.get(`/plans/${report.reviewId}/actions/new`);
    await report.me.submit(form, typedAction);
    await report.me.submit(form, { ...typedAction, behaviourId: 'c1b1', what: 'A private matter' });
    ids = (await testApp.database.of(PlanActionEntity).find({ order: { position: 'ASC' } })).map(({ id }) => id);
    const notes = await report.me.get(`/plans/${report.reviewId}/actions/${ids[0]}/notes`);
    await report.me.submit(notes, { text: 'Slow so far' }, '/notes');
  });

  afterEach(async () => {
    await testApp.close();
  });

  const shared = () => `/plans/${report.reviewId}/shared`;
  const share = async (values: Record<string, string | string[] | null>) =>
    report.me.submit(await report.me.get(`/plans/${report.reviewId}/share`), values, '/share');
  const change = (fields: Partial<PersonEntity>) =>
    testApp.database.write(() => testApp.database.of(PersonEntity).update(report.subject.id, fields as object));

  it('ticks nothing beforehand and refuses to share nothing', async () => {
    const form = await report.me.get(`/plans/${report.reviewId}/share`);
    expect(form.heading).toBe('What shall Omid Karimi see?');
    expect(form.root.querySelectorAll('input[type=checkbox][checked]')).toHaveLength(0);
    expect((await share({})).status).toBe(422);
    expect((await report.boss.get(shared())).status).toBe(404);
  });

  it('gives the manager exactly what was ticked; the person sees the very same page', async () => {
    const own = await share({ action: ids[0]! });
    expect(own.text).toContain('This is what Omid Karimi sees, no more.');
    const page = await report.boss.get(shared());
    expect(page.text).toContain('Send one line before I leave.');
    expect(page.text).toContain('Does 2.1');
    for (const hidden of ['A private matter', 'Slow so far']) {
      expect(page.text).not.toContain(hidden);
      expect(own.text).not.toContain(hidden);
    }
    expect(page.text).not.toMatch(/\d\.\d of|Averages/);
    expect(page.root.querySelectorAll('main form')).toHaveLength(0);
    expect((await report.boss.get(`/plans/${report.reviewId}`)).status).toBe(404);
    expect((await report.boss.get(`/reports/${report.reviewId}`)).status).toBe(404);
  });

  it('gives notes and averages only when they are ticked too', async () => {
    await share({ action: ids[0]!, notes: 'yes', figures: 'yes' });
    const page = await report.boss.get(shared());
    expect(page.text).toContain('Slow so far');
    expect(page.all('table tbody th')).toEqual(['Competency 1', 'Competency 2']);
    expect(page.all('table tbody td')).toEqual(['5.0', '4.0', '5.0', '3.3']);
    await share({ action: ids[0]!, notes: null, figures: null });
    expect((await report.boss.get(shared())).text).not.toContain('Averages');
  });

  it('gives no figure to a manager who rated in a protected group, whenever that turns out (R18)', async () => {
    await share({ action: ids[0]!, figures: 'yes' });
    const peer = report.cycle.reviews[0]!.requests.find(({ group }) => group === 'peer')!;
    await testApp.database.write(() =>
      testApp.database.of(AssignmentEntity).update(peer.assignmentId, { raterId: 'somebody' }),
    );
    const asManager = report.cycle.reviews[0]!.requests.find(({ group }) => group === 'manager')!;
    await testApp.database.write(() =>
      testApp.database
        .of(AssignmentEntity)
        .update(asManager.assignmentId, { raterId: report.manager.id, group: 'peer' }),
    );
    const page = await report.boss.get(shared());
    expect(page.text).toContain('Send one line');
    expect(page.text).not.toContain('Averages');
    const form = await report.me.get(`/plans/${report.reviewId}/share`);
    expect(form.root.querySelector('input[name=figures]')).toBeNull();
    const token = form.form('/share').fields.find(([name]) => name === '_csrf')![1];
    const forced = { _csrf: token, action: ids[0]!, figures: 'yes' };
    expect((await report.me.post(`/plans/${report.reviewId}/share`, forced)).status).toBe(409);
  });

  it('is taken back at once', async () => {
    await share({ action: ids });
    const page = await report.me.get(`/plans/${report.reviewId}`);
    expect(page.text).toContain('Omid Karimi sees 2 actions.');
    await report.me.submit(page, {}, '/share/end');
    expect((await report.boss.get(shared())).status).toBe(404);
    expect((await report.me.get(shared())).status).toBe(404);
  });

  it('ends with the manager: neither the old one nor the new one sees anything', async () => {
    await share({ action: ids });
    const next = await given(testApp).employee();
    await change({ managerId: next.id });
    const visitor = await given(testApp).visitorFor(next);
    expect((await report.boss.get(shared())).status).toBe(404);
    expect((await visitor.get(shared())).status).toBe(404);
    await change({ managerId: null });
    expect((await report.me.get(`/plans/${report.reviewId}/share`)).status).toBe(409);
  });

  it('is seen by no colleague, other manager, leader or HR', async () => {
    await share({ action: ids, notes: 'yes', figures: 'yes' });
    const otherManager = await given(testApp).employee();
    await given(testApp).employee({ manager: otherManager });
    for (const person of [
      otherManager,
      report.cycle.hr,
      await given(testApp).leader(),
      await given(testApp).employee(),
    ]) {
      expect((await (await given(testApp).visitorFor(person)).get(shared())).status).toBe(404);
    }
  });

  it('cannot be used to share another person’s action', async () => {
    const other = await givenReleasedReport(testApp);
    await other.me.submit(await other.me.get(`/plans/${other.reviewId}/actions/new`), {
      ...typedAction,
      what: 'Theirs alone',
    });
    const theirs = await testApp.database.of(PlanActionEntity).findOneByOrFail({ what: 'Theirs alone' });
    await share({ action: theirs.id });
    expect((await report.boss.get(shared())).text).not.toContain('Theirs alone');
    expect(await testApp.database.of(PlanActionEntity).findOneBy({ id: theirs.id })).toMatchObject({ isShared: false });
  });

  it('records every opening by the manager, none by the person, and no word of the plan', async () => {
    await share({ action: ids[0]! });
    await report.boss.get(shared());
    const entries = await testApp.database.of(AuditEntryEntity).find();
    const opened = entries.filter(({ deed }) => deed === 'plan.opened');
    expect(opened.map(({ actorId }) => actorId)).toEqual([report.manager.id]);
    expect(JSON.stringify(entries)).not.toContain('Send one line');
  });
});
