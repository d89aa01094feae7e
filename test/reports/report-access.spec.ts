import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { Database } from '../../src/database/database.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle, reviewRow } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);
const requests = requestsOf(questionnaire, { self: 1, manager: 1, peer: 4 });

type Who = 'subject' | 'manager' | 'coach' | 'hr' | 'leader' | 'colleague' | 'peer' | 'other subject';

describe('who may open a report', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;
  let people: Record<Who, PersonEntity>;

  beforeAll(async () => {
    testApp = await startTestApp();
    const coach = await given(testApp).employee();
    cycle = await givenMixedCycle(testApp, {
      questionnaire,
      columns: { debriefOn: '2026-11-04' },
      settings: { managerSeesReport: true },
      reviews: [{ requests }, { requests, coach }],
    });
    people = {
      subject: cycle.reviews[0]!.subject,
      manager: cycle.manager,
      coach,
      hr: cycle.hr,
      leader: await given(testApp).leader(),
      colleague: await given(testApp).employee(),
      peer: cycle.reviews[0]!.requests.find(({ group }) => group === 'peer')!.rater,
      'other subject': cycle.reviews[1]!.subject,
    };
  });

  afterAll(async () => {
    await testApp.close();
  });

  const everybody: Who[] = ['subject', 'manager', 'coach', 'hr', 'leader', 'colleague', 'peer', 'other subject'];
  const opensFor = async (index: number): Promise<Who[]> => {
    const allowed: Who[] = [];
    for (const who of everybody) {
      const visitor = await given(testApp).visitorFor(people[who]);
      const page = await visitor.get(`/reports/${cycle.reviews[index]!.id}`);
      expect([200, 404]).toContain(page.status);
      if (page.status === 200) allowed.push(who);
    }
    return allowed;
  };
  const release = (way: 'reader-first' | 'now') =>
    testApp.get(ReleaseService).release(cycle.id, way, null, cycle.hr.id);

  it('nobody before the release, and nothing is written', async () => {
    const before = await testApp.database.of(AuditEntryEntity).count();
    expect(await opensFor(0)).toEqual([]);
    expect(await opensFor(1)).toEqual([]);
    expect(await testApp.database.of(AuditEntryEntity).count()).toBe(before);
  });

  it('the reader from the day of the debrief on, not an hour before; a coach in place of the manager', async () => {
    await release('reader-first');
    testApp.clock.set('2026-11-03T23:59:00Z');
    expect(await opensFor(0)).toEqual([]);
    testApp.clock.set('2026-11-04T00:00:00Z');
    expect(await opensFor(0)).toEqual(['manager']);
    expect(await opensFor(1)).toEqual(['coach']);
  });

  it('the person once it is released; HR, leaders, raters and other people never', async () => {
    await release('now');
    expect(await opensFor(0)).toEqual(['subject', 'manager']);
    expect(await opensFor(1)).toEqual(['coach', 'other subject']);
    const stranger = await given(testApp).anonymous().get(`/reports/${cycle.reviews[0]!.id}`);
    expect(stranger.path).not.toContain('/reports/');
    expect((await (await given(testApp).visitorFor(people.subject)).get('/reports/no-such-report')).status).toBe(404);
  });

  it('every opening is in the audit log before the page is sent, and the person sees who it was', async () => {
    const subject = await given(testApp).visitorFor(people.subject);
    const page = await subject.get(`/reports/${cycle.reviews[0]!.id}`);
    const foot = page.root.querySelector('footer')!.structuredText;
    expect(foot).toContain(people.manager.name);
    expect(foot).toContain('You');
    const openings = await testApp.database.of(AuditEntryEntity).findBy({ deed: 'report.opened' });
    const own = openings.filter(({ details }) => details.review === cycle.reviews[0]!.id);
    expect([...new Set(own.map(({ actorId }) => actorId))].sort()).toEqual(
      [people.subject.id, people.manager.id].sort(),
    );
    const manager = await given(testApp).visitorFor(people.manager);
    const theirs = await manager.get(`/reports/${cycle.reviews[0]!.id}`);
    expect(theirs.root.querySelector('footer')!.structuredText).not.toContain('Who has opened it');
  });

  it('shows nothing when the opening cannot be written down', async () => {
    const visitor = await given(testApp).visitorFor(people.subject);
    const write = jest.spyOn(testApp.get(Database), 'write').mockRejectedValue(new Error('no space left'));
    const page = await visitor.get(`/reports/${cycle.reviews[0]!.id}`);
    write.mockRestore();
    expect(page.status).toBe(500);
    expect(page.html).not.toContain('Competency 1');
  });

  it('only the person confirms having read it, once', async () => {
    const manager = await given(testApp).visitorFor(people.manager);
    const shown = await manager.get(`/reports/${cycle.reviews[0]!.id}`);
    expect(shown.root.querySelectorAll('form[action$=acknowledgement]')).toHaveLength(0);
    const token = shown.root.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    const action = `/reports/${cycle.reviews[0]!.id}/acknowledgement`;
    expect((await manager.post(action, { _csrf: token })).status).toBe(404);
    const subject = await given(testApp).visitorFor(people.subject);
    const page = await subject.submit(await subject.get(`/reports/${cycle.reviews[0]!.id}`), {}, 'acknowledgement');
    expect(page.html).toContain('You confirmed on 4 November 2026');
    expect((await reviewRow(testApp, cycle.reviews[0]!.id)).reportState).toBe('acknowledged');
    const release = await cycle.desk.get(`/cycles/${cycle.id}/release`);
    expect(release.text).toContain(`${people.subject.name}`);
  });
});
