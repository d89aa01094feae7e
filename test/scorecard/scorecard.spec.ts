import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { ActualEntity } from '../../src/scorecard/actual.entity.js';
import { CauseEffectEntity } from '../../src/scorecard/cause-effect.entity.js';
import { InitiativeEntity } from '../../src/scorecard/initiative.entity.js';
import { MeasureEntity } from '../../src/scorecard/measure.entity.js';
import { ObjectiveEntity } from '../../src/scorecard/objective.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { givenLink, givenMeasure, givenObjective } from '../support/given-scorecard.js';

// The clock stands on 2 November 2026, in the fourth quarter.
let testApp: TestApp;
let leader: PersonEntity;
let desk: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  leader = await given(testApp).leader({ name: 'Dara Tavakoli', email: 'dara@narvan.example' });
  desk = await given(testApp).visitorFor(leader);
});

afterAll(() => testApp.close());

beforeEach(async () => {
  await testApp.database.write(async () => {
    for (const entity of [ObjectiveEntity, CauseEffectEntity, MeasureEntity, ActualEntity, InitiativeEntity])
      await testApp.database.of<object>(entity).clear();
  });
});

describe('without a scorecard', () => {
  it('a leader is shown where to begin', async () => {
    const page = await desk.get('/scorecard');
    expect(page.heading).toBe('No current figures yet');
    expect(page.text).toContain('There is no scorecard yet.');
    const plan = await desk.get(page.link('Set up the scorecard'));
    expect(plan.all('h2')).toEqual(['Financial', 'Customer', 'Internal process', 'Learning and growth']);
    for (const path of ['/scorecard/sums', '/scorecard/behaviours', '/scorecard/file', '/scorecard/figures/customer'])
      expect((await desk.get(path)).status).toBe(200);
  });
});

describe('a leader building a scorecard', () => {
  it('goes from an objective over a measure to its figures, all without a script', async () => {
    const blank = await desk.get('/scorecard/objectives/new/customer');
    const objective = await desk.submit(blank, { name: 'Customers stay with us' }, 'objectives/new');
    expect(objective.heading).toBe('Customers stay with us');
    const form = await desk.get(objective.link('Add a measure'));
    const measure = await desk.submit(
      form,
      { name: 'Customers who renew', unit: '%', worst: '۶۰', best: '80', target: '٧٦', owner: 'Dara Tavakoli' },
      'measures/new',
    );
    expect(measure.text).toContain('No data yet');
    const figures = await desk.get(measure.link('Enter figures'));
    expect(figures.text).toContain('For Quarter 3, 2026.');
    const field = figures.root.querySelector('input[inputmode=decimal]')!.getAttribute('name')!;
    const page = await desk.submit(figures, { [field]: '۷۲' }, 'figures/customer');
    expect(page.heading).toBe('60 of 100');
    expect(page.all('tbody tr').join()).toContain('72%');
    expect(page.all('tbody tr').join()).toContain('Below target');
    expect(page.all('tbody tr').join()).toContain('Dara Tavakoli');
  });

  it('is told every wrong field at once and loses nothing that was typed', async () => {
    const objective = await givenObjective(testApp);
    const form = await desk.get(`/scorecard/objectives/${objective.id}/measures/new`);
    const typed = { name: '', worst: '1,5', best: '80', target: '', weight: '0', owner: 'Nobody Known' };
    const again = await desk.submit(form, typed, 'measures/new');
    expect(again.status).toBe(422);
    expect(again.all('.errors li')).toEqual(['Give it a name.']);
    const more = await desk.submit(form, { ...typed, name: 'Renewals' }, 'measures/new');
    expect(more.all('.errors li')).toEqual([
      'Use a plain number such as 61 or 3.25.',
      'Give a number.',
      'Use a number above 0, at most 1,000.',
      'Nobody among the employees is found by “Nobody Known”.',
    ]);
    expect(more.root.querySelector('#worst')?.getAttribute('value')).toBe('1,5');
    const ends = await desk.submit(
      form,
      { ...typed, name: 'R', weight: '1', owner: '', worst: '80', target: '80' },
      'new',
    );
    expect(ends.all('.errors li')).toEqual(['The best and the worst value cannot be the same.']);
    const outside = await desk.submit(
      form,
      { ...typed, name: 'R', weight: '1', owner: '', worst: '60', target: '90' },
      'new',
    );
    expect(outside.all('.errors li')).toEqual(['The target must lie between the worst and the best value.']);
    expect(await testApp.database.of(MeasureEntity).count()).toBe(0);
  });

  it('keeps a figure that stands when another is mistyped, and takes one out by emptying its field', async () => {
    const objective = await givenObjective(testApp);
    const one = await givenMeasure(testApp, objective, { name: 'One' }, { '2026-Q3': 72 });
    const two = await givenMeasure(testApp, objective, { name: 'Two', position: 1 });
    const form = await desk.get('/scorecard/figures/customer?period=2026-Q3');
    const again = await desk.submit(form, { [one.id]: '', [two.id]: 'lots' }, 'figures/customer');
    expect(again.status).toBe(422);
    expect((await testApp.database.of(ActualEntity).findOneByOrFail({ measureId: one.id })).value).toBe(72);
    await desk.submit(form, { [one.id]: '', [two.id]: '66.5' }, 'figures/customer');
    const standing = await testApp.database.of(ActualEntity).find();
    expect(standing.map(({ measureId, value }) => [measureId, value])).toEqual([[two.id, 66.5]]);
  });

  it('cannot type into a quarter to come, nor into a measure of another perspective', async () => {
    const objective = await givenObjective(testApp, { perspective: 'process' });
    const measure = await givenMeasure(testApp, objective);
    expect((await desk.get('/scorecard/figures/process?period=2027-Q1')).status).toBe(404);
    expect((await desk.get('/scorecard/figures/process?period=1405-Q2')).status).toBe(404);
    expect((await desk.get('/scorecard/figures/nonsense')).status).toBe(404);
    const form = await desk.get('/scorecard/figures/customer');
    const csrf = form.root.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    const foreign = { _csrf: csrf, period: '2026-Q3', [measure.id]: '70' };
    expect((await desk.post('/scorecard/figures/customer', foreign)).status).toBe(400);
    expect(await testApp.database.of(ActualEntity).count()).toBe(0);
  });

  it('is refused links that lead downwards or back to where they came from', async () => {
    const grow = await givenObjective(testApp, { perspective: 'financial', name: 'Grow' });
    const stay = await givenObjective(testApp, { name: 'Stay', position: 1 });
    const quick = await givenObjective(testApp, { name: 'Quick', position: 2 });
    await givenLink(testApp, quick, stay);
    await givenLink(testApp, stay, grow);
    const form = await desk.get(`/scorecard/objectives/${stay.id}/edit`);
    const loop = await desk.submit(form, { effects: [grow.id, quick.id] }, 'edit');
    expect(loop.all('.errors li')).toEqual(['This would lead back to itself, by way of Quick.']);
    const edit = await desk.get(`/scorecard/objectives/${grow.id}/edit`);
    const down = await desk.submit(edit, { effects: [stay.id] }, 'edit');
    expect(down.all('.errors li')).toEqual(['“Stay” is in a lower perspective. Causes stand below their effects.']);
    const above = await desk.submit(form, { perspective: 'financial' }, 'edit');
    expect(above.status).toBe(200);
    const below = await desk.submit(await desk.get(`/scorecard/objectives/${grow.id}/edit`), {
      perspective: 'learning',
    });
    expect(below.status).toBe(422);
    expect(await testApp.database.of(CauseEffectEntity).count()).toBe(2);
  });

  it('deletes an objective with everything that hangs on it, and nothing else', async () => {
    const gone = await givenObjective(testApp, { name: 'Gone' });
    const kept = await givenObjective(testApp, { name: 'Kept', position: 1 });
    await givenMeasure(testApp, gone, {}, { '2026-Q3': 70 });
    const other = await givenMeasure(testApp, kept, { name: 'Other' }, { '2026-Q3': 64 });
    await givenLink(testApp, gone, kept);
    const ask = await desk.get(`/scorecard/objectives/${gone.id}/deletion`);
    expect(ask.heading).toBe('Delete “Gone”?');
    await desk.submit(ask, {}, 'deletion');
    expect((await testApp.database.of(ActualEntity).find()).map(({ measureId }) => measureId)).toEqual([other.id]);
    expect(await testApp.database.of(CauseEffectEntity).count()).toBe(0);
    expect((await desk.get(`/scorecard/objectives/${gone.id}`)).status).toBe(404);
  });

  it('adds an initiative with an owner and a day in the reader’s calendar', async () => {
    const objective = await givenObjective(testApp);
    const form = await desk.get(`/scorecard/objectives/${objective.id}/initiatives/new?lang=fa`);
    const values = {
      name: 'یک امضا کمتر',
      owner: 'dara@narvan.example',
      dueOnDay: '۱',
      dueOnMonth: '۱۰',
      dueOnYear: '۱۴۰۵',
    };
    const csrf = form.root.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    await desk.post(`/scorecard/objectives/${objective.id}/initiatives/new?lang=fa`, {
      ...values,
      state: 'running',
      _csrf: csrf,
    });
    const [row] = await testApp.database.of(InitiativeEntity).find();
    expect([row?.dueOn, row?.ownerId, row?.state]).toEqual(['2026-12-22', leader.id, 'running']);
    expect((await desk.get('/scorecard')).text).toContain('22 December 2026');
  });
});

describe('the totals', () => {
  it('are those of measurement 9: 72 in 60 → 80 is 60, 9 with worst 12 and best 6 is 50, weighted and clicked through', async () => {
    const customer = await givenObjective(testApp);
    const process = await givenObjective(testApp, { perspective: 'process', name: 'Answer quickly', position: 1 });
    await givenMeasure(testApp, customer, {}, { '2026-Q2': 70, '2026-Q3': 72 });
    const range = { worst: 12, best: 6, target: 7, unit: 'days' };
    const days = await givenMeasure(
      testApp,
      process,
      { name: 'Days to settle', ...range },
      { '2026-Q2': 10, '2026-Q3': 9 },
    );
    const page = await desk.get('/scorecard');
    expect(page.heading).toBe('55 of 100. “Customer” is ahead, “Internal process” is behind.');
    expect(page.text).toContain('100% of the weight has a current figure.');
    expect(page.all('tbody tr').join()).toContain('Above target, falling as it should');
    const measure = await desk.get(`/scorecard/measures/${days.id}`);
    expect(measure.text).toContain('100 × (9 − 12) ÷ (6 − 12) = 50');
    const best = await givenMeasure(testApp, process, { name: 'Best', position: 2 }, { '2026-Q3': 90 });
    expect((await desk.get(`/scorecard/measures/${best.id}`)).text).toContain('= 150 It counts as 100.');
    expect((await desk.get(page.link('60'))).all('td').slice(0, 3)).toEqual(['25', '60', '100%']);
  });

  it('say so when a figure is out of date or too little is known, in words', async () => {
    const objective = await givenObjective(testApp);
    await givenMeasure(testApp, objective, { name: 'Old' }, { '2026-Q1': 66 });
    await givenMeasure(testApp, objective, { name: 'New', position: 1 }, { '2026-Q3': 66 });
    const page = await desk.get('/scorecard');
    expect(page.heading).toBe('No total: too few current figures');
    expect(page.text).toContain('1 measure is out of date and counts for nothing until it is entered.');
    expect(page.all('tbody tr').join()).toContain('Last figure for Quarter 1, 2026');
    expect(page.all('tbody tr').join()).toContain('Out of date');
  });

  it('say that a computed measure has no data while its source has none', async () => {
    const objective = await givenObjective(testApp, { perspective: 'learning' });
    for (const source of ['coverage', 'response-rate', 'actions-done', 'self-assessment', 'customer-rated'] as const)
      await givenMeasure(testApp, objective, { name: source, source, competencyId: 'unknown', unit: 'percent' });
    const page = await desk.get('/scorecard');
    expect(page.all('tbody tr').every((row) => row.includes('No data yet'))).toBe(true);
    expect(page.text).toContain('5 measures have no data yet.');
  });
});

describe('the strategy map', () => {
  it('is drawn and said: each line of the drawing is a sentence of the list', async () => {
    const grow = await givenObjective(testApp, { perspective: 'financial', name: 'Grow' });
    const stay = await givenObjective(testApp, { name: 'Stay', position: 1 });
    await givenLink(testApp, stay, grow);
    const page = await desk.get('/scorecard');
    expect(page.all('.map li').map((line) => line.replace(/[\u2068\u2069]/g, ''))).toEqual([
      'Grow Financial.',
      'Stay Customer. Leads to “Grow”.',
    ]);
    expect(page.root.querySelectorAll('.map li svg')[0]?.querySelectorAll('line')).toHaveLength(1);
  });
});

describe('in Persian', () => {
  it('quarters, digits and words are Persian, and quarters Jalali where the organisation counts so', async () => {
    await testApp.database.write(() => testApp.get(Organisation).change({ defaultLocale: 'fa' }));
    const objective = await givenObjective(testApp, { name: 'مشتریان می‌مانند' });
    await givenMeasure(testApp, objective, { name: 'تمدید قرارداد' }, { '1405-Q1': 70, '1405-Q2': 72.5 });
    const page = await desk.get('/scorecard?lang=fa');
    expect(page.text).toContain('۷۲٫۵٪');
    expect(page.text).toContain('تابستان ۱۴۰۵');
    expect(page.text.replace(/CSV/g, '')).not.toMatch(/[0-9]/);
    expect((await desk.get('/scorecard')).text).toContain('22 June 2026 to 22 September 2026');
    await testApp.database.write(() => testApp.get(Organisation).change({ defaultLocale: 'en' }));
  });
});

describe('who may see it', () => {
  it('administrators and leaders; for everybody else there is no such page', async () => {
    const objective = await givenObjective(testApp);
    const measure = await givenMeasure(testApp, objective, {}, { '2026-Q3': 72 });
    const who = given(testApp);
    const manager = await who.employee();
    await who.employee({ manager });
    const visitors = {
      administrator: await who.visitorFor(await who.administrator()),
      leader: desk,
      manager: await who.visitorFor(manager),
      employee: await who.visitorFor(await who.employee()),
    };
    const places = ['', '/file', '/sums', '/plan', '/behaviours', '/weights', '/figures/customer'];
    const below = [`/objectives/${objective.id}`, `/objectives/${objective.id}/edit`, `/measures/${measure.id}`];
    for (const path of [...places, ...below].map((place) => `/scorecard${place}`)) {
      const statuses = await Promise.all(Object.values(visitors).map(async (each) => (await each.get(path)).status));
      expect([path, ...statuses]).toEqual([path, 200, 200, 404, 404]);
      expect((await who.anonymous().get(path)).heading).toBe('Sign in');
    }
  });
});
