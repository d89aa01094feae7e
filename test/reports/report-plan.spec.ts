import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { PlanActionEntity } from '../../src/plans/plan-action.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { readPdf } from '../support/pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

describe('the plan as a part of the report', () => {
  let testApp: TestApp;
  let report: ReleasedReport;

  beforeEach(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp, { settings: { managerSeesReport: true } });
    await change({ releasedToReaderAt: testApp.clock.now() });
  });

  afterEach(() => testApp.close());

  const change = (fields: Partial<ReviewEntity>) =>
    testApp.database.write(() => testApp.database.of(ReviewEntity).update(report.reviewId, fields));
  const page = (who: Visitor, query = '') => who.get(`/reports/${report.reviewId}${query}`);
  const plan = async (who: Visitor): Promise<string> => (await page(who)).root.querySelector('#plan')?.innerText ?? '';
  const pdf = async (who: Visitor): Promise<string> =>
    readPdf((await who.file(`/reports/${report.reviewId}/pdf`)).bytes).pages.join('');
  const squeezed = (text: string): string => text.replace(/[\s\u2068\u2069]+/g, '');
  const write = async (): Promise<string[]> => {
    const form = await report.me.get(`/plans/${report.reviewId}/actions/new`);
    await report.me.submit(form, typedAction);
    await report.me.submit(form, { ...typedAction, behaviourId: 'c1b1', what: 'A private matter' });
    const actions = await testApp.database.of(PlanActionEntity).find({ order: { position: 'ASC' } });
    const notes = await report.me.get(`/plans/${report.reviewId}/actions/${actions[0]!.id}/notes`);
    await report.me.submit(notes, { text: 'Slow so far' }, '/notes');
    return actions.map(({ id }) => id);
  };
  const share = async (values: Record<string, string>) =>
    report.me.submit(await report.me.get(`/plans/${report.reviewId}/share`), values, '/share');

  it('offers up to three beginnings and one button while nothing is chosen', async () => {
    const own = await page(report.me);
    const section = own.root.querySelector('#plan')!;
    expect(section.querySelectorAll('.btn').map((button) => [button.text, button.getAttribute('href')])).toEqual([
      ['Start your plan', `/plans/${report.reviewId}`],
    ]);
    const offered = section.querySelectorAll('.sug a');
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.length).toBeLessThanOrEqual(3);
    const form = await report.me.get(offered[0]!.getAttribute('href')!);
    expect(form.root.querySelector('option[selected]')?.getAttribute('value')).toBe('c2b1');
    expect(own.all('.toc a').at(-1)).toBe('Your plan');
    const words = await pdf(report.me);
    expect(words).toContain('Suggestedbyyourreport');
    for (const each of offered) expect(words).toContain(squeezed(each.text));
  });

  it('what stands in short leads to the part that shows it', async () => {
    const own = await page(report.me);
    const links = own.root.querySelectorAll('.short dt a').map((link) => link.getAttribute('href')!);
    expect(links).toContain('#gaps');
    for (const link of links) expect(own.root.querySelector(link)).not.toBeNull();
  });

  it('shows what was chosen with its date, its state and who sees it, to its person', async () => {
    const [first] = await write();
    const own = await plan(report.me);
    for (const said of ['Send one line before I leave.', '15 January 2027', 'A private matter', 'Slow so far']) {
      expect(own).toContain(said);
    }
    expect(own).toContain('Your next date: 15 January 2027');
    expect(own).toContain('Nothing is shared with \u2068Omid Karimi\u2069.');
    expect(own).not.toContain('Start your plan');
    const links = (await page(report.me)).root.querySelectorAll('#plan a').map((link) => link.getAttribute('href'));
    expect(links).toContain(`/plans/${report.reviewId}/actions/${first!}`);
    testApp.clock.set('2027-01-16T09:00:00Z');
    const later = await given(testApp).visitorFor(report.subject);
    expect(await plan(later)).toContain('Past its date');
    const words = await pdf(later);
    for (const said of ['Send one line before I leave.', 'A private matter', 'Slow so far', 'Past its date']) {
      expect(words).toContain(squeezed(said));
    }
  });

  it('is not there for a reader with whom nothing is shared, on the page or in its file', async () => {
    await write();
    const seen = await page(report.boss);
    expect(seen.status).toBe(200);
    expect(seen.root.querySelector('#plan')).toBeNull();
    expect(seen.all('.toc a').join()).not.toContain('lan');
    expect(seen.root.querySelectorAll('.short a[href="#plan"]')).toHaveLength(0);
    const words = (await pdf(report.boss)) + seen.text;
    for (const hidden of ['Send', 'private', 'Slow', 'Suggested', 'Start']) expect(words).not.toContain(hidden);
    expect(await testApp.database.of(AuditEntryEntity).countBy({ deed: 'plan.opened' })).toBe(0);
  });

  it('holds for the manager what was ticked and nothing else, as long as it is shared; each opening is recorded', async () => {
    const [first] = await write();
    await share({ action: first! });
    const words = [squeezed(await plan(report.boss)), await pdf(report.boss)];
    for (const said of words) {
      expect(squeezed(said)).toContain('PlanofLeilaRahimi');
      expect(said).toContain('SendonelinebeforeIleave.');
      for (const hidden of ['private', 'Slow', 'Suggested', 'Startyourplan', 'Change'])
        expect(said).not.toContain(hidden);
    }
    const opened = await testApp.database.of(AuditEntryEntity).findBy({ deed: 'plan.opened' });
    expect(opened.map(({ actorId }) => actorId)).toEqual([report.manager.id, report.manager.id]);
    await share({ action: first!, notes: 'yes' });
    expect(await plan(report.boss)).toContain('Slow so far');
    await report.me.submit(await report.me.get(`/plans/${report.reviewId}`), {}, '/share/end');
    expect(await plan(report.boss)).toBe('');
  });

  it('is not there for a coach, whatever the manager was given', async () => {
    const [first] = await write();
    await share({ action: first!, notes: 'yes' });
    const coach: PersonEntity = await given(testApp).employee();
    await change({ coachId: coach.id });
    const visitor = await given(testApp).visitorFor(coach);
    expect((await page(visitor)).status).toBe(200);
    expect(await plan(visitor)).toBe('');
    expect(await pdf(visitor)).not.toContain('Sendoneline');
  });
});
