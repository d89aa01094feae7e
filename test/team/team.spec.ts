import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { PlanActionEntity } from '../../src/plans/plan-action.entity.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('a manager’s team', () => {
  let testApp: TestApp;
  let report: ReleasedReport;

  beforeEach(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp);
  });

  afterEach(async () => {
    await testApp.close();
  });

  const change = <E extends object>(entity: new () => E, id: string, fields: object) =>
    testApp.database.write(() => testApp.database.of(entity).update(id, fields));
  const day = { onDayDay: '9', onDayMonth: '11', onDayYear: '2026' };
  const setDay = async (values: Record<string, string> = {}) =>
    report.boss.submit(await report.boss.get(`/team/${report.reviewId}/conversation`), { ...day, ...values });

  it('names the next thing to do, and where each person is', async () => {
    const page = await report.boss.get('/team');
    expect(page.heading).toBe('Next: agree a day to talk with Leila Rahimi');
    expect(page.text).toContain('Report released. No day for your conversation yet.');
    expect(page.root.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe(
      'raters chosen, has answered about their own work, report released, no conversation yet, and no plan shared',
    );
  });

  it('does not ask for a talk about a report that is months old', async () => {
    testApp.clock.set('2027-02-01T09:00:00Z');
    const later = await given(testApp).visitorFor(report.manager);
    expect((await later.get('/team')).heading).toBe('Nothing waits for you');
  });

  it('never shows a figure, and leads to no report', async () => {
    const page = await report.boss.get('/team');
    expect(page.text).not.toMatch(/\d[.,]\d/);
    expect(page.html).not.toContain('/reports/');
  });

  it('sets a day, seen by both, and tells when they talked', async () => {
    const page = await setDay();
    expect(page.text).toContain('You meet on Monday 9 November 2026.');
    expect((await report.me.get(`/plans/${report.reviewId}`)).text).toContain(
      'You meet Omid Karimi on Monday 9 November',
    );
    testApp.clock.set('2026-11-10T10:00:00Z');
    const later = await given(testApp).visitorFor(report.manager);
    expect((await later.get('/team')).text).toContain('You talked on Monday 9 November 2026.');
    expect((await later.get('/team')).heading).toBe('Nothing waits for you');
  });

  it('refuses days that do not exist or are far away, and keeps what was typed', async () => {
    const wrong = await setDay({ onDayDay: '31' });
    expect(wrong.status).toBe(422);
    expect(wrong.root.querySelector('input[name=onDayDay]')?.getAttribute('value')).toBe('31');
    expect((await setDay({ onDayYear: '2031' })).text).toContain('within a year');
    expect((await report.boss.get('/team')).text).toContain('No day for your conversation yet');
  });

  it('prints four questions for one person', async () => {
    const guide = await report.boss.get((await report.boss.get('/team')).link('Print the four questions'));
    expect(guide.heading).toBe('For your conversation with Leila Rahimi');
    expect(guide.all('ol.guide h2')).toHaveLength(4);
  });

  it('says that a plan is shared, and leads to it', async () => {
    await report.me.submit(await report.me.get(`/plans/${report.reviewId}/actions/new`), typedAction);
    expect((await report.boss.get('/team')).text).not.toContain('Plan shared');
    const [action] = await testApp.database.of(PlanActionEntity).find();
    await report.me.submit(await report.me.get(`/plans/${report.reviewId}/share`), { action: action!.id }, '/share');
    const page = await report.boss.get('/team');
    expect(page.text).toContain('Plan shared with you, one action.');
    expect((await report.boss.get(page.link('Read it'))).text).toContain('Send one line before I leave.');
  });

  it('tells a report that is not there by its reason', async () => {
    await change(ReviewEntity, report.reviewId, { reportState: 'none' });
    expect((await report.boss.get('/team')).text).toContain('No report this time: too few answers.');
    await change(ReviewEntity, report.reviewId, { reportState: 'held' });
    expect((await report.boss.get('/team')).text).toContain('The report is not released yet.');
  });

  it('shows during a cycle only whether people answered about themselves', async () => {
    const open = await givenOpenCycle(testApp, { asked: { self: 1, peer: 4 }, subject: report.subject });
    const page = await report.boss.get('/team');
    expect(page.text).toContain('Has not answered about their own work yet.');
    const self = open.link(open.request('self'));
    await given(testApp).anonymous().post(`${self.form}/send`, open.answers('self'));
    expect((await report.boss.get('/team')).text).toContain('Has answered about their own work.');
    expect((await report.boss.get(`/team/${open.request('self').reviewId}/conversation`)).status).toBe(404);
  });

  it('leads first to lists that wait for approval', async () => {
    const nominating = { state: 'nominating', createdAt: testApp.clock.now() } as const;
    await change(CycleEntity, report.cycle.id, nominating);
    await change(ReviewEntity, report.reviewId, { nominationState: 'submitted', reportState: 'none' });
    const page = await report.boss.get('/team');
    expect(page.heading).toBe('Next: approve one list of raters');
    expect((await report.boss.get(page.link('See the list'))).status).toBe(200);
  });

  it('keeps a running cycle as launched, and follows the chart once it is over', async () => {
    const next = await given(testApp).employee();
    const visitor = await given(testApp).visitorFor(next);
    await change(PersonEntity, report.subject.id, { managerId: next.id });
    expect((await visitor.get('/team')).text).toContain('Leila Rahimi');
    expect((await report.boss.get('/team')).heading).toBe('Nobody reports to you in this cycle');
    await change(CycleEntity, report.cycle.id, { state: 'open' });
    expect((await visitor.get('/team')).text).not.toContain('Leila Rahimi');
    expect((await report.boss.get('/team')).text).toContain('Leila Rahimi');
  });

  it('is empty for who manages nobody, and closed to everybody else', async () => {
    const others = [await given(testApp).employee(), report.cycle.hr, report.subject, await given(testApp).leader()];
    for (const person of others) {
      const visitor = await given(testApp).visitorFor(person);
      expect((await visitor.get('/team')).heading).toBe('Nobody reports to you in this cycle');
      expect((await visitor.get(`/team/${report.reviewId}/guide`)).status).toBe(404);
      expect((await visitor.get(`/team/${report.reviewId}/conversation`)).status).toBe(404);
      const token = (await visitor.get('/team')).root.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
      const sent = await visitor.post(`/team/${report.reviewId}/conversation`, { _csrf: token, ...day });
      expect(sent.status).toBe(404);
    }
    expect((await report.boss.get('/team')).text).toContain('No day for your conversation yet');
  });
});
