import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { LaunchCheck } from '../../src/cycles/launch-check.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { givenNorthwind } from './northwind.js';

describe('a draft, page by page', () => {
  let testApp: TestApp;
  let hr: Visitor;
  let people: Record<string, PersonEntity>;

  beforeAll(async () => {
    testApp = await startTestApp();
    people = await givenNorthwind(testApp);
    hr = await given(testApp).visitorFor(await given(testApp).administrator({ name: 'Hana HR' }));
  });
  afterAll(() => testApp.close());

  const cycle = (id: string) => testApp.database.of(CycleEntity).findOneByOrFail({ id });
  const idOf = (path: string): string => path.split('/')[2] ?? '';

  it('leads in English from a name to the launch button', async () => {
    let page = await hr.get('/cycles');
    expect(page.text).toContain('There is no cycle yet');
    page = await hr.submit(await hr.get(page.link('Create a cycle')), { name: 'Autumn 2026' }, '/cycles');
    expect(page.heading).toBe('Who is reviewed');
    const id = idOf(page.path);
    expect(await testApp.database.of(ReviewEntity).countBy({ cycleId: id })).toBe(10);
    page = await hr.submit(page, { kind: 'all' }, 'participants');
    expect(page.heading).toBe('What is asked');
    expect(page.text).toContain('6 competencies, 18 behaviours; customers see 8');
    page = await hr.submit(page, {}, '/questions');
    expect(page.heading).toBe('Who rates each of the 10 people');
    expect(page.text).toContain('Your answers are combined with those of at least two other people.');
    page = await hr.submit(page, { serviceMonths: '0', ratings: '4' }, '/rater-groups');
    expect(page.heading).toBe('Dates and mails');
    page = await hr.submit(page, { closesOnDay: '1', closesOnMonth: '12', closesOnYear: '2026', debriefOnDay: '', debriefOnMonth: '', debriefOnYear: '', reportsOnDay: '8', reportsOnMonth: '12', reportsOnYear: '2026' }, '/dates');
    expect(page.heading).toMatch(/^Not ready yet/);
    const stored = await cycle(id);
    expect(stored).toMatchObject({ name: 'Autumn 2026', closesOn: '2026-12-01', debriefOn: null, reportsOn: '2026-12-08', version: 5 });
    expect(stored.settings).toMatchObject({ serviceMonths: 0, thresholds: { ratings: 4 } });
    expect(page.text).toContain('at least three other people');
    page = await hr.submit(await hr.get(`/cycles/${id}/nominations`), {}, 'proposals');
    expect(page.text).toContain('from the chart');
    page = await hr.get(`/cycles/${id}/check`);
    expect(page.text).toContain('No mail server has accepted a test mail yet');
    expect(page.text).toMatch(/requests to \d+ people will cost about \d+ hours of their time/);
  });
});
