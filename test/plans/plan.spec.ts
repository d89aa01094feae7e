import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { PlanActionEntity } from '../../src/plans/plan-action.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the plan of a person', () => {
  let testApp: TestApp;
  let report: ReleasedReport;

  beforeEach(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp);
  });

  afterEach(async () => {
    await testApp.close();
  });

  const address = () => `/plans/${report.reviewId}`;
  const actions = () => testApp.database.of(PlanActionEntity).find({ order: { position: 'ASC' } });
  const add = async (values: Record<string, string> = {}) =>
    report.me.submit(await report.me.get(`${address()}/actions/new`), { ...typedAction, ...values });

  it('is reached from the report and begins with what the report suggests, ready to edit', async () => {
    const page = await report.me.get((await report.me.get(`/reports/${report.reviewId}`)).link('Start your plan'));
    expect(page.heading).toBe('What will you try first?');
    expect(page.all('article h3')[0]).toBe('I do 2.1');
    expect(page.text).toContain('A blind spot in your report');
    expect(page.text).toContain('Try 2');
    const form = await report.me.get(page.link('Edit and add'));
    expect(form.root.querySelector('option[selected]')?.getAttribute('value')).toBe('c2b1');
    expect(form.root.querySelector('textarea[name=what]')?.text.trim()).toBe('Try 2');
    expect(form.form('/actions/new').fields).toContainEqual(['dueOnYear', '2027']);
    expect(await actions()).toEqual([]);
  });

  it('keeps what was typed, and shows it', async () => {
    const page = await add();
    expect(page.heading).toBe('Your next date: 15 January 2027');
    for (const text of ['I do 2.1', 'Send one line before I leave.', '15 January 2027', 'Peers in underwriting']) {
      expect(page.text).toContain(text);
    }
    expect((await report.me.get('/plan')).heading).toBe('Your next date: 15 January 2027');
  });

  it('tells every problem at once and keeps what was typed', async () => {
    const page = await add({ behaviourId: '', what: '  ', dueOnDay: '31', dueOnMonth: '2', whoNotices: 'Ana' });
    expect(page.status).toBe(422);
    expect(page.all('.errors li')).toEqual([
      'Please choose a behaviour of your report.',
      'Please write what you will do.',
      'There is no such day in this month.',
    ]);
    expect(page.root.querySelector('input[name=whoNotices]')?.getAttribute('value')).toBe('Ana');
    const past = await add({ dueOnDay: '2', dueOnMonth: '11', dueOnYear: '2026', behaviourId: 'elsewhere' });
    expect(past.status).toBe(422);
    expect(past.text).toContain('Please choose a day after today.');
    expect(past.text).toContain('Please choose a behaviour of your report.');
    expect(await actions()).toEqual([]);
  });

  it.each([
    ['nothing at all', {}, 422],
    ['a field of its own', { ...typedAction, isShared: 'yes' }, 400],
    ['a field twice', { ...typedAction, what: ['a', 'b'] }, 400],
  ])('refuses %s without a crash', async (_, fields, status) => {
    const csrf = (await report.me.get(`${address()}/actions/new`)).form('/actions/new').fields[0]!;
    expect(csrf[0]).toBe('_csrf');
    const page = await report.me.post(`${address()}/actions/new`, { _csrf: csrf[1], ...fields });
    expect(page.status).toBe(status);
    expect(await actions()).toEqual([]);
  });

  it('takes days in the reader’s calendar and digits', async () => {
    await testApp.database.write(() => testApp.database.of(PersonEntity).update(report.subject.id, { locale: 'fa' }));
    const form = await report.me.get(`${address()}/actions/new`);
    expect(form.form('/actions/new').fields).toContainEqual(['dueOnYear', '۱۴۰۵']);
    const page = await report.me.submit(form, {
      ...typedAction,
      dueOnDay: '۲۵',
      dueOnMonth: '۱۰',
      dueOnYear: '۱۴۰۵',
    });
    expect(page.text).toContain('۲۵ دی ۱۴۰۵');
    expect((await actions())[0]?.dueOn).toBe('2027-01-15');
    const late = await report.me.submit(form, { ...typedAction, dueOnDay: '31', dueOnMonth: '8', dueOnYear: '1406' });
    expect(late.status).toBe(422);
  });

  it('holds three actions, also when two are sent at the same moment', async () => {
    await add();
    await add({ behaviourId: 'c1b1' });
    const form = await report.me.get(`${address()}/actions/new`);
    await Promise.all(
      ['c1b2', 'c1b3', 'c2b2'].map((behaviourId) => report.me.submit(form, { ...typedAction, behaviourId })),
    );
    expect(await actions()).toHaveLength(3);
    expect((await report.me.get(`${address()}/actions/new`)).status).toBe(409);
    expect((await report.me.get(address())).text).not.toContain('Edit and add');
  });

  it('is changed, noted, done, not done after all, and given up', async () => {
    const page = await add();
    const form = await report.me.get(page.link('Change'));
    const changed = await report.me.submit(form, { what: 'Two lines.' }, '/actions/');
    expect(changed.text).toContain('Two lines.');
    const noted = await report.me.submit(
      await report.me.get(changed.link('Add a note')),
      { text: 'Started on Monday' },
      '/notes',
    );
    expect(noted.text).toContain('Started on Monday');
    const done = await report.me.submit(noted, {}, '/completion');
    expect(done.heading).toBe('All actions are done');
    expect(done.text).toContain('Done on 2 November 2026');
    const open = await report.me.submit(done, {}, '/reopening');
    testApp.clock.set('2027-01-16T09:00:00Z');
    const later = await given(testApp).visitorFor(report.subject);
    expect((await later.get(address())).heading).toBe('One action is past its date');
    const kept = await later.submit(await later.get(open.link('Change')), { what: 'Later.' }, '/actions/');
    expect(kept.text).toContain('Later.');
    const review = await later.get(open.link('Delete'));
    expect(await actions()).toHaveLength(1);
    await later.submit(review, {}, '/deletion');
    expect(await actions()).toEqual([]);
  });

  it('is nobody else’s: neither a colleague’s, nor the manager’s, nor HR’s', async () => {
    await add();
    const [action] = await actions();
    const hr = await given(testApp).visitorFor(report.cycle.hr);
    const stranger = await given(testApp).visitorFor(await given(testApp).employee());
    const own = await report.me.get(address());
    const paths = ['', '/actions/new', `/actions/${action!.id}`, `/actions/${action!.id}/notes`, '/share', '/shared'];
    for (const visitor of [hr, stranger, report.boss]) {
      for (const path of paths) expect((await visitor.get(address() + path)).status).toBe(404);
      const token = (await visitor.get('/plan')).root.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
      for (const deed of ['completion', 'notes', 'deletion', 'reopening']) {
        const sent = { _csrf: token, ...(deed === 'notes' ? { text: 'x' } : {}) };
        expect((await visitor.post(`${address()}/actions/${action!.id}/${deed}`, sent)).status).toBe(404);
      }
      expect((await visitor.post(`${address()}/actions/new`, { _csrf: token, ...typedAction })).status).toBe(404);
      expect((await visitor.post(`${address()}/share`, { _csrf: token, action: action!.id })).status).toBe(404);
    }
    expect((await report.me.get(address())).text).toBe(own.text);
    expect((await given(testApp).anonymous().get(address())).text).not.toContain('Send one line');
  });

  it('another person’s action cannot be reached through one’s own plan', async () => {
    await add();
    const [theirs] = await actions();
    const other = await givenReleasedReport(testApp);
    expect((await other.me.get(`/plans/${other.reviewId}/actions/${theirs!.id}`)).status).toBe(404);
  });

  it('is not there before the report is theirs', async () => {
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(report.reviewId, { reportState: 'with-reader' }),
    );
    expect((await report.me.get(address())).status).toBe(404);
    expect((await report.me.get('/plan')).heading).toBe('Your plan starts from your report');
  });
});
