import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Starter } from '../../src/competencies/starter.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { MixedBlockEntity } from '../../src/results/mixed-block.entity.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { given } from '../support/given.js';
import { finishedRound } from '../support/given-assessment.js';
import { givenMeasure, givenObjective } from '../support/given-scorecard.js';
import { givenPublishedUnits, type PublishedUnits } from '../support/given-published-units.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

const competency = starterFramework.values[0]!.competencies[0]!.id;

describe('what the system knows beside an answer', () => {
  let testApp: TestApp;
  let leader: Visitor;
  let finished: Awaited<ReturnType<typeof finishedRound>>;
  let group: PublishedUnits;

  const known = async (visitor: Visitor, path: string): Promise<string[]> =>
    (await visitor.get(path)).all('.dis h3 + .meta').map((text) => text.replace(/[\u2066-\u2069]/g, ''));
  const byNumber = async (visitor: Visitor, path: string): Promise<Record<string, string>> => {
    const titles = (await visitor.get(path)).all('.dis h3').map((title) => title.split('.')[0]!);
    const texts = await known(visitor, path);
    return Object.fromEntries(titles.map((title, index) => [title, texts[index]!]));
  };

  beforeAll(async () => {
    testApp = await startTestApp();
    finished = await finishedRound(testApp, 'Before anything');
    leader = await given(testApp).visitorFor(finished.leaders[0]!);
  });

  afterAll(() => testApp.close());

  it('says for each question that there is nothing, while there is nothing', async () => {
    const texts = await byNumber(leader, finished.round);
    expect(texts).toMatchObject({
      1: 'The system knows nothing of this.',
      4: 'No answer of a customer in published results of the last 12 months.',
      5: 'No survey with customers’ answers was open in the last 12 months.',
      6: 'Customers and employees were not asked at the same time in the last 12 months.',
      7: 'There is no brand value yet.',
      9: 'No report was delivered in the last 12 months.',
      11: 'No finding has been taken up yet.',
      15: 'No planned action of the last 12 months is training.',
      18: 'No thanks between colleagues in the last 12 months.',
      19: 'The scorecard has no measure yet.',
      20: 'The chain holds no figures that could be linked.',
    });
  });

  it('counts from published results, framework, reports, loop and scorecard, and freezes it with the round', async () => {
    const { database } = testApp;
    await database.write(() => testApp.get(Starter).use());
    const unit = { id: 'claims', name: 'Claims', people: 6 };
    const dates = { openedAt: new Date('2026-10-12T08:00:00Z'), opensOn: '2026-10-12' };
    group = await givenPublishedUnits(testApp, starterFramework, [unit], dates);
    await database.write(() =>
      database
        .of(ReviewEntity)
        .update({ cycleId: group.id }, { reportState: 'released', releasedAt: testApp.clock.now() }),
    );
    await database.write(() =>
      database.of(ReviewEntity).update({ id: group.reviews[0]!.id }, { reportState: 'acknowledged' }),
    );
    await givenMeasure(testApp, await givenObjective(testApp), {});
    const csrf = (await leader.get('/loop')).form('/sign-out').fields.find(([name]) => name === '_csrf')![1];
    await leader.post('/loop/findings', { _csrf: csrf });
    testApp.clock.advance({ minutes: 1 });
    const second = await finishedRound(testApp, 'With everything');
    const texts = await byNumber(await given(testApp).visitorFor(second.leaders[0]!), second.round);
    // Six people, three customers each.
    expect(texts[4]).toBe('18 answers came from customers in the last 12 months.');
    expect(texts[5]).toMatch(/^In [12] of the last 12 months/);
    expect(texts[6]).toMatch(
      /^Customers and employees were asked at the same time for \d+ days in the last 12 months\.$/,
    );
    expect(texts[7]).toBe('0 of 3 brand values name the feedback they come from.');
    expect(texts[8]).toBe('3 of 3 brand values lead to behaviours that can be seen.');
    expect(texts[9]).toMatch(/^6 of \d+ employees had a report delivered/);
    expect(texts[10]).toBe('1 of 6 reports delivered in the last 12 months have been read.');
    expect(texts[11]).toBe('The people concerned were told of 0 of 3 findings.');
    expect(texts[19]).toBe('0 of 1 measures of the scorecard have a current figure.');
    expect((await byNumber(leader, finished.round))[4]).toBe(
      'No answer of a customer in published results of the last 12 months.',
    );
  });

  it('shows what customers and colleagues say of the linked competency, and change since last time', async () => {
    const links = await leader.get('/assessment/links');
    expect(links.all('select')).toHaveLength(6);
    await leader.submit(links, { attention: competency, listening: 'unknown' });
    testApp.clock.advance({ minutes: 1 });
    const third = await finishedRound(testApp, 'Linked');
    const shown = await (await given(testApp).visitorFor(third.leaders[1]!)).get(third.round);
    const rows = shown.all('table.data tbody tr').map((row) => row.replace(/[\u2066-\u2069]/g, ''));
    const figures = (await testApp.get(GroupSnapshots).of(group.id))!.shown.company.competencies[competency]!;
    expect(rows[0]).toContain(figures.customer!.value.toFixed(1));
    expect(rows[0]).toContain(figures.peer!.value.toFixed(1));
    expect(rows[1]).toContain('No behaviour is linked');
    expect(rows[2]).toContain('All values: ');
    expect(rows[0]).toContain('The same as in “With everything”.');
    expect((await leader.get(shown.link('What these figures are made of'))).status).toBe(200);
  });

  it('gives the scorecard its total, with what it is made of', async () => {
    const objective = await givenObjective(testApp);
    const percent = { worst: 0, best: 100, target: 60, unit: 'percent' };
    const measure = await givenMeasure(testApp, objective, { name: 'Leaders', source: 'self-assessment', ...percent });
    const page = await leader.get(`/scorecard/measures/${measure.id}`);
    expect(page.text).toContain('50');
    expect(page.text.replace(/[\u2066-\u2069]/g, '')).toContain(
      'Agreed answers of “Linked”: mean of 7 pillars, 20 of 20 questions agreed',
    );
  });

  it('needs neither answers nor single reports: they may be gone', async () => {
    const before = await byNumber(leader, finished.round);
    const { database } = testApp;
    await database.write(async () => {
      for (const entity of [TallyEntity, MixedBlockEntity, SnapshotEntity])
        await database.of<object>(entity).createQueryBuilder().delete().execute();
    });
    expect((await leader.get('/assessment')).status).toBe(200);
    expect(await byNumber(leader, finished.round)).toEqual(before);
    testApp.clock.advance({ minutes: 1 });
    const fourth = await finishedRound(testApp, 'After');
    const texts = await byNumber(await given(testApp).visitorFor(fourth.leaders[0]!), fourth.round);
    expect(texts[4]).toBe('18 answers came from customers in the last 12 months.');
  });
});
