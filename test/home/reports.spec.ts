import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page } from '../support/visitor.js';

describe('reports on the first page', () => {
  let testApp: TestApp;
  let coach: PersonEntity;
  let earlier: ReleasedReport;
  let latest: ReleasedReport;

  beforeAll(async () => {
    testApp = await startTestApp();
    coach = await given(testApp).employee({ name: 'Nasrin Azad' });
    earlier = await givenReleasedReport(testApp, { subject: { name: 'Sahar Moradi' } });
    latest = await givenReleasedReport(testApp, { subject: { name: 'Arash Ghasemi' } });
    await handTo(coach, earlier, 'Autumn 2024', new Date('2024-10-01T08:00:00Z'));
    await handTo(coach, latest, 'Autumn 2025', new Date('2025-10-01T08:00:00Z'));
  });

  afterAll(() => testApp.close());

  async function handTo(reader: PersonEntity, report: ReleasedReport, name: string, openedAt: Date): Promise<void> {
    const releasedToReaderAt = testApp.clock.now();
    await testApp.database.write(async () => {
      await testApp.database.of(ReviewEntity).update(report.reviewId, { coachId: reader.id, releasedToReaderAt });
      await testApp.database.of(CycleEntity).update(report.cycle.id, { name, openedAt });
    });
  }

  const part = (page: Page, of: string, within = ''): string =>
    page.root.querySelector(`[aria-labelledby="${of}"] ${within}`)?.textContent ?? '';

  it('who talks reports through finds the latest at hand and earlier cycles folded, each by name', async () => {
    const page = await (await given(testApp).visitorFor(coach)).get('/');
    expect(part(page, 'talk-h')).toContain('Arash Ghasemi');
    expect(part(page, 'talk-h', 'details')).toContain('Autumn 2024');
    expect(part(page, 'talk-h', 'details')).toContain('Sahar Moradi');
    expect(part(page, 'talk-h', 'details')).not.toContain('Arash Ghasemi');
    const target = page.root.querySelector(`[aria-labelledby="talk-h"] a[href="/reports/${latest.reviewId}"]`);
    expect(target?.textContent).toBe('Arash Ghasemi');
    expect(part(page, 'reports-h')).toBe('');
  });

  it('a person finds their own report, and nobody else’s', async () => {
    const page = await earlier.me.get('/');
    expect(part(page, 'reports-h')).toContain('Autumn 2024');
    expect(part(page, 'talk-h')).toBe('');
    expect(page.text).not.toContain(latest.reviewId);
  });

  it('a leader for whom nothing waits is led to the overview, an employee is not', async () => {
    const who = given(testApp);
    const leader = await (await who.visitorFor(await who.leader())).get('/');
    expect(leader.root.querySelector('.top a.btn')?.getAttribute('href')).toBe('/overview');
    const employee = await (await who.visitorFor(await who.employee())).get('/');
    expect(employee.root.querySelector('.top a.btn')).toBeNull();
  });
});
