import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { meanOf, rwgJ, varianceOf } from '../../src/domain/agreement.js';
import { groupSums, intraclass } from '../../src/domain/reliability.js';
import type { CycleQuality } from '../../src/domain/shown-group.js';
import { GroupSnapshotEntity } from '../../src/results/group-snapshot.entity.js';
import { given } from '../support/given.js';
import { answersOf, type GivenReview, requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const questionnaire = questionnaireOf([4, 4]);
/** Peers differ by person, rater and statement; the last of them says the same all along. */
const point = (review: number) => (rater: number, index: number) =>
  rater % 7 === 3 ? 4 : 1 + ((review + rater + index * (rater % 2)) % 5);

let testApp: TestApp;
let cycle: MixedCycle;

beforeAll(async () => {
  testApp = await startTestApp();
  const reviews = Array.from({ length: 5 }, (_, review): GivenReview => ({
    requests: [
      ...requestsOf(questionnaire, { peer: 4 }, (rater, index) => point(review)(rater % 7, index)),
      { group: 'peer', answers: null },
      { group: 'self', answers: answersOf(questionnaire, 'self', () => 3) },
      ...requestsOf(questionnaire, { customer: 1 }),
    ],
  }));
  cycle = await givenMixedCycle(testApp, { questionnaire, reviews });
});

afterAll(() => testApp.close());

const address = () => `/cycles/${cycle.id}/quality`;
const rowOf = (page: Page, section: string, head: string): string[] => {
  const row = page.root
    .querySelectorAll(`table[aria-labelledby="${section}-h"] tbody tr`)
    .find((each) => each.querySelector('th')?.text === head);
  return (row?.querySelectorAll('td') ?? []).map((cell) => cell.text);
};

describe('the quality of a cycle, for HR', () => {
  it('is reached from the results, and tells response, care and agreement of groups', async () => {
    const results = await cycle.desk.get(`/cycles/${cycle.id}/results`);
    const page = await cycle.desk.get(results.link('See the quality of answers'));
    expect(page.heading).toBe('Quality of answers');
    expect(rowOf(page, 'response', 'Peers')).toEqual(['5', '25', '20', '80%']);
    expect(page.text).toContain('5 reports show groups together');
    expect(page.text).toContain('No answer was set aside.');
    // Peers were shown with the one customer, so the block counts as mixed: 25 answers, 5 of them in one stroke.
    expect(rowOf(page, 'flags', 'Groups shown together').slice(0, 2)).toEqual(['5', '25']);
  });

  it('its agreement is that of the single answers, which nobody has any more', async () => {
    const answers = cycle.reviews.map(({ requests }) =>
      requests
        .filter(({ group, answers: given }) => given && (group === 'peer' || group === 'customer'))
        .map(({ answers: given }) => Object.values(given!.ratings)),
    );
    const parts = [0, 4].map((from) => answers.map((rows) => rows.map((row) => row.slice(from, from + 4))));
    const single = parts.flat().map((rows) =>
      rwgJ(
        [0, 1, 2, 3].map((item) => varianceOf(rows.map((row) => row[item]!))),
        5,
      ),
    );
    const icc1 = parts.map((part) => intraclass(part.map((rows) => groupSums(rows.map(meanOf))))!.single);
    const told = rowOf(await cycle.desk.get(address()), 'agreement', 'Groups shown together');
    expect(Number(told[0])).toBeCloseTo(meanOf(single), 2);
    expect(Number(told[3])).toBeCloseTo(meanOf(icc1), 2);
  });

  it('names nobody, and says nothing of groups under ten people', async () => {
    const page = await cycle.desk.get(address());
    for (const { subject, requests } of cycle.reviews)
      for (const { name } of [subject, ...requests.map(({ rater }) => rater)]) expect(page.html).not.toContain(name);
    expect(rowOf(page, 'response', 'Customers')).toEqual([]);
    expect(rowOf(page, 'flags', 'Themselves')).toEqual([]);
  });

  it('speaks Persian and Arabic with their digits', async () => {
    for (const [locale, heading, rate] of [
      ['fa', 'کیفیت پاسخ‌ها', '۸۰٪'],
      ['ar', 'جودة الإجابات', '80%'],
    ] as const) {
      const desk = await given(testApp).visitorFor(await given(testApp).administrator({ locale }));
      const page = await desk.get(address());
      expect(page.heading).toBe(heading);
      expect(page.text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))).toContain(rate);
    }
  });

  it('tells no leniency to somebody in HR who may open reports, where that would tell of a few others', async () => {
    const units = [{ id: 'all', name: 'All', parentId: null }];
    const reviews = Array.from({ length: 5 }, () => ({
      departmentId: 'all',
      requests: requestsOf(questionnaire, { peer: 4, customer: 4 }, (rater, index) => 2 + ((rater + index) % 3)),
    }));
    const other = await givenMixedCycle(testApp, { questionnaire, reviews, columns: { units } });
    const path = `/cycles/${other.id}/quality`;
    const toldTo = async (desk: Visitor): Promise<string> => rowOf(await desk.get(path), 'flags', 'Peers').at(-1)!;
    const coach = await given(testApp).administrator();
    const desk = await given(testApp).visitorFor(coach);
    const told = await toldTo(other.desk);
    expect(told).not.toBe('–');
    expect(await toldTo(desk)).toBe(told);
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(other.reviews[0]!.id, { coachId: coach.id }),
    );
    expect(await toldTo(desk)).not.toBe(told);
    expect(await toldTo(other.desk)).toBe(told);
  });

  it('is for administrators alone, and only after the mix', async () => {
    const leader = await given(testApp).visitorFor(await given(testApp).leader());
    const subject = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    expect((await leader.get(address())).status).toBe(404);
    expect((await subject.get(address())).status).toBe(404);
    expect((await cycle.desk.get('/cycles/nobody-knows/quality')).status).toBe(404);
  });

  it('figures frozen before response and agreement were kept are said to be missing, not made up', async () => {
    const rows = () => testApp.database.of(GroupSnapshotEntity);
    const { quality } = await rows().findOneByOrFail({ cycleId: cycle.id });
    const old = JSON.stringify((JSON.parse(quality) as CycleQuality).groups);
    await testApp.database.write(() => rows().update(cycle.id, { quality: old }));
    const page = await cycle.desk.get(address());
    expect([page.status, page.text.includes('The figures of this cycle are not built yet.')]).toEqual([200, true]);
    await testApp.database.write(() => rows().update(cycle.id, { quality }));
  });
});
