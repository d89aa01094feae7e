import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { crawl } from './harvest/crawl.js';

/** What differs from one reading to the next, whoever answered what: tokens against forged forms. */
const ownForm = /^\/requests\/./;
const tokens = /name="_csrf" value="[^"]*"/g;

describe('while a cycle is open', () => {
  let testApp: TestApp;
  let cycle: OpenCycle;
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    testApp = await startTestApp();
    const who = given(testApp);
    const manager = await who.employee();
    const subject = await who.employee({ manager });
    cycle = await givenOpenCycle(testApp, {
      questionnaire: questionnaireOf([2, 2]),
      settings: { managerSeesReport: true },
      asked: {},
    });
    await cycle.review({ self: 1, manager: 1, peer: 4, customer: 3 }, subject, { manager: [manager] });
    const coached = await who.employee({ manager });
    const review = await cycle.review({ self: 1, peer: 3, subordinate: 3 }, coached);
    const coach = await who.employee();
    const people = { subject, manager, coach, coached, leader: await who.leader(), hr: await who.administrator() };
    for (const [name, person] of Object.entries(people)) visitors.set(name, await who.visitorFor(person));
    visitors.set('colleague', await who.visitorFor(await who.employee()));
    visitors.set('a stranger', who.anonymous());
    await testApp.database.write(() => testApp.database.of(ReviewEntity).update(review, { coachId: coach.id }));
  }, 60_000);

  afterAll(() => testApp.close());

  /** Everybody answers everything with these points; a second time replaces the first. */
  const answerAll = async (point: (index: number) => number, words: string): Promise<void> => {
    for (const request of cycle.requests) {
      const browser = given(testApp).anonymous();
      const { form, list } = cycle.link(request);
      await browser.get(list);
      const page = await browser.get(form);
      const texts = page.root.querySelectorAll('textarea').map((box) => [box.getAttribute('name') ?? '', words]);
      const ratings = cycle.answers(request.group, (index) => String(point(index)));
      const kept = page.form(form).fields.filter(([name]) => name.startsWith('_'));
      const sent = await browser.post(`${form}/send`, {
        ...Object.fromEntries([...kept, ...texts]),
        ...ratings,
      });
      expect(sent.status).toBe(200);
    }
    const envelopes = await testApp.database.of(EnvelopeEntity).find();
    expect(envelopes.filter(({ sealed }) => sealed !== null)).toHaveLength(cycle.requests.length);
  };

  const pagesOf = async (name: string): Promise<Map<string, string>> => {
    const opened = await crawl(testApp, visitors.get(name)!);
    return new Map(opened.map(({ path, text }) => [path, text.replace(tokens, '')]));
  };

  it('no page and no file of anybody changes with what was answered, byte for byte', async () => {
    await answerAll(() => 1, 'Slow and unfriendly');
    const before = new Map<string, Map<string, string>>();
    for (const name of visitors.keys()) before.set(name, await pagesOf(name));
    const sealed = await testApp.database.of(EnvelopeEntity).find();
    await answerAll((index) => 5 - (index % 3), 'Always there for us');
    expect(await testApp.database.of(EnvelopeEntity).find()).not.toEqual(sealed);
    for (const name of visitors.keys()) {
      const [first, after] = [before.get(name)!, await pagesOf(name)];
      expect([...after.keys()]).toEqual([...first.keys()]);
      expect([name, after.size > (name === 'a stranger' ? 1 : 5)]).toEqual([name, true]);
      const changed = [...after.keys()].filter((path) => after.get(path) !== first.get(path));
      // Whoever was asked finds in the own forms what he or she wrote, and there alone.
      expect([name, changed.filter((path) => !ownForm.test(path))]).toEqual([name, []]);
      expect([name, changed.length > 0]).toEqual([name, ['subject', 'manager', 'coached'].includes(name)]);
    }
  }, 120_000);
});
