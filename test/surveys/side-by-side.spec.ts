import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { OpenedEnvelopes } from '../../src/results/opened-envelopes.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { mostStatements, partsOf } from '../../src/surveys/side-by-side/side-people.js';
import { surveyForm } from '../../src/surveys/survey-form.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let rater: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  rater = given(testApp).anonymous();
});

afterAll(() => testApp.close());

/** One rater asked about several people, the first as their manager, the others as peers. */
async function givenSides(count: number, kind: 'employee' | 'customer' = 'employee') {
  const cycle = await givenOpenCycle(testApp, { asked: {} });
  const who: PersonEntity = kind === 'customer' ? await given(testApp).customer() : await given(testApp).employee();
  const requests: GivenRequest[] = [];
  for (let number = 0; number < count; number++) {
    const subject = await given(testApp).employee({ name: `Person ${number + 1}` });
    const reviewId = await cycle.review({}, subject);
    const group = kind === 'customer' ? 'customer' : number === 0 ? 'manager' : 'peer';
    requests.push(await cycle.ask(reviewId, subject, who, group));
  }
  const list = cycle.link(requests[0]!).list;
  return { cycle, who, requests, list, side: `${list}/side-by-side` };
}

const field = (request: GivenRequest, name: string): string => `${request.assignmentId}.${name}`;
const all = (cycle: OpenCycle, requests: readonly GivenRequest[], point = '4'): Record<string, string> =>
  Object.fromEntries(
    requests.flatMap((request) =>
      Object.entries(cycle.answers(request.group, point)).map(([name, value]) => [field(request, name), value]),
    ),
  );
const statusOf = async (request: GivenRequest) =>
  (await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId })).status;
const rowOf = ({ assignmentId }: GivenRequest) => testApp.database.of(EnvelopeEntity).findOneBy({ assignmentId });
const checkedIn = (page: Page) =>
  page.root.querySelectorAll('input[type=radio][checked]').map((input) => input.getAttribute('name') ?? '');

describe('several people side by side', () => {
  it('is offered beside one at a time, for people not yet sent, never for oneself', async () => {
    const { cycle, who, list, side, requests } = await givenSides(3);
    await cycle.ask(await cycle.review({}, who), who, who, 'self');
    const page = await rater.get(list);
    expect(page.root.querySelectorAll('ol.tasks li')).toHaveLength(4);
    expect(page.link('Answer about 3 people side by side')).toBe(`${side}/1`);
    const form = await rater.get(`${side}/1`);
    expect(form.heading).toBe('Feedback about 3 people');
    expect(form.text).not.toContain(who.name);
    expect(checkedIn(form)).toEqual([]);
    for (const { subject } of requests) expect(form.text).toContain(subject.name);
  });

  it('is not offered for one person, to somebody who objected, or beyond its pages', async () => {
    const one = await givenSides(1);
    expect((await rater.get(`${one.side}/1`)).path).not.toContain('side-by-side');
    const { list, side } = await givenSides(2);
    for (const part of ['0', '3', 'x', '1e0']) expect((await rater.get(`${side}/${part}`)).path).toBe(list);
  });

  it('puts at most five people and twelve statements on a page, and every statement on one', async () => {
    const { side } = await givenSides(7);
    const first = await rater.get(`${side}/1`);
    expect(first.root.querySelector('.side')?.querySelectorAll('fieldset')).toHaveLength(5);
    const parts = partsOf([{ request: {} as never, form: surveyForm(starterFramework, 'peer') }]);
    const counts = parts.map(({ competencies }) => competencies.flatMap(({ statements }) => statements).length);
    expect(counts.every((count) => count <= mostStatements)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(18);
  });

  it('keeps each page, goes on to the next, and sends each form sealed for its own person', async () => {
    const { cycle, requests, side } = await givenSides(3);
    const [first, second, third] = requests as [GivenRequest, GivenRequest, GivenRequest];
    const page = await rater.get(`${side}/1`);
    const onFirst = new Set(page.root.querySelectorAll('fieldset input').map((input) => input.getAttribute('name')));
    const answers = { ...all(cycle, [first, second], '5'), ...all(cycle, [third], '2') };
    const part = (isFirst: boolean) =>
      Object.fromEntries(Object.entries(answers).filter(([name]) => onFirst.has(name) === isFirst));
    const next = await rater.submit(page, { ...part(true), next: '2' }, 'side-by-side/save');
    expect(next.path).toBe(`${side}/2`);
    expect(checkedIn(await rater.get(`${side}/1`)).length).toBe(Object.keys(part(true)).length);
    expect(await statusOf(first)).toBe('open');

    const texts = { [field(second, 'o-q1')]: 'Calls back the same day.' };
    const done = await rater.post(`${side}/send`, { ...part(false), ...texts });
    expect(done.path).toBe(`${side}/done`);
    expect(done.heading).toContain('You are done');
    expect(done.root.querySelector('body')?.getAttribute('data-forget')).toBe('side');
    const opened = testApp.get(OpenedEnvelopes);
    for (const request of requests) {
      expect(await statusOf(request)).toBe('done');
      const { opened: found } = await opened.of(request.reviewId, cycle.id, opened.keyOf(cycle.id));
      const ratings = Object.values(found[0]!.answers.ratings);
      expect(ratings).toEqual(Array(18).fill(request === third ? 2 : 5));
      expect(Object.values(found[0]!.answers.comments)).toEqual(request === second ? ['Calls back the same day.'] : []);
    }
  });

  it('sends what is ready and shows the first that had better not be sent as it is', async () => {
    const { cycle, requests, side, list } = await givenSides(3);
    const [ready, few, none] = requests as [GivenRequest, GivenRequest, GivenRequest];
    const one = Object.entries(cycle.answers(few.group)).slice(0, 2);
    const fewAnswers = Object.fromEntries(one.map(([name, value]) => [field(few, name), value]));
    const page = await rater.post(`${side}/send`, { ...all(cycle, [ready]), ...fewAnswers });
    expect(page.path).toBe(`${list}/${few.assignmentId}/check`);
    expect([await statusOf(ready), await statusOf(few), await statusOf(none)]).toEqual(['done', 'open', 'open']);
    expect((await rowOf(few))?.copy).not.toBeNull();
  });

  it('keeps what was answered on a person’s own form, and takes later changes over', async () => {
    const { cycle, requests, list, side } = await givenSides(2);
    const [first] = requests as [GivenRequest];
    const own = `${list}/${first.assignmentId}`;
    const fields = { ...cycle.answers(first.group, '3'), 'o-q1': 'Kept words', 'e-c1': 'An example' };
    const known = (await rater.get(own)).root.querySelectorAll('textarea').map((box) => box.getAttribute('name') ?? '');
    const example = known.find((name) => name.startsWith('e-'))!;
    const { 'e-c1': words, ...plain } = fields;
    await rater.post(`${own}/draft`, { ...plain, [example]: words });
    await rater.post(`${side}/draft`, { [field(first, Object.keys(cycle.answers('manager'))[0]!)]: '5' });
    const page = await rater.get(own);
    expect(page.html).toContain('Kept words');
    expect(page.html).toContain('An example');
    const values = page.root.querySelectorAll('input[type=radio][checked]').map((input) => input.getAttribute('value'));
    expect(values).toEqual(['5', ...Array<string>(17).fill('3')]);
  });

  it('refuses what no such page holds, and gives texts back', async () => {
    const { requests, side } = await givenSides(2);
    const stranger = (await givenSides(2)).requests[0]!;
    const [first] = requests as [GivenRequest];
    const refused = async (fields: Record<string, string>) => (await rater.post(`${side}/save`, fields)).status;
    expect(await refused({ [field(stranger, 'o-q1')]: 'For somebody else' })).toBe(400);
    expect(await refused({ [field(first, 'q-none')]: '3' })).toBe(400);
    expect(await refused({ 'q-none': '3' })).toBe(400);
    expect(await refused({ [field(first, 'status')]: 'done' })).toBe(400);
    const long = 'x'.repeat(2001);
    const page = await rater.post(`${side}/send`, { [field(first, 'o-q1')]: long });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Person 1: ');
    expect(page.html).toContain(long);
    const back = await rater.post(`${side}/save`, { [field(first, 'o-q1')]: 'Words kept', [field(first, 'x')]: '1' });
    expect(back.text).toContain('Words kept');
    expect(await rowOf(first)).toBeNull();
  });

  it('takes nothing after the end, and gives the texts back to be copied', async () => {
    const { cycle, requests, side } = await givenSides(2);
    await cycle.change({ state: 'closed' });
    const page = await rater.post(`${side}/send`, { [field(requests[0]!, 'o-q1')]: 'Too late' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Too late');
    expect(await rowOf(requests[0]!)).toBeNull();
  });

  it('asks customers only what they can see, and says what they agree to', async () => {
    const { side } = await givenSides(2, 'customer');
    const page = await rater.get(`${side}/1`);
    expect(page.root.querySelectorAll('fieldset')).toHaveLength(16);
    expect(page.text).toContain('By sending you agree');
  });

  it('is the same page for somebody signed in', async () => {
    const { cycle, who } = await givenSides(2);
    const browser = await given(testApp).visitorFor(who);
    const page = await browser.get(`/requests/${cycle.id}/side-by-side/1`);
    expect(page.heading).toBe('Feedback about 2 people');
    const next = await browser.submit(page, { next: '2' }, 'side-by-side/save');
    expect(next.path).toBe(`/requests/${cycle.id}/side-by-side/2`);
    const other = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await other.get(`/requests/${cycle.id}/side-by-side/1`)).status).toBe(404);
  });
});
