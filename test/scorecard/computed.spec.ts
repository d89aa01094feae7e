import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { CommentEntity } from '../../src/results/comment.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { MixedBlockEntity } from '../../src/results/mixed-block.entity.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { KeptFigures } from '../../src/scorecard/kept-figures.js';
import { ComputedMeasures } from '../../src/scorecard/computed-measures.js';
import { type MeasureEntity } from '../../src/scorecard/measure.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';
import { givenMeasure, givenObjective } from '../support/given-scorecard.js';

const questionnaire = questionnaireOf([2, 2]);
const sizes = { claims: 6, sales: 7, legal: 2 } as const;
const names = { claims: 'Claims', sales: 'Sales', legal: 'Legal' } as const;

let testApp: TestApp;
let boss: PersonEntity;
let leader: Visitor;
let cycle: MixedCycle;
let rated: MeasureEntity;
let coverage: MeasureEntity;
let pages: string[];

beforeAll(async () => {
  testApp = await startTestApp();
  boss = await given(testApp).leader();
  leader = await given(testApp).visitorFor(boss);
  const keys = Object.keys(sizes) as (keyof typeof sizes)[];
  await testApp.database.write(() =>
    testApp.database
      .of(DepartmentEntity)
      .insert(keys.map((id) => ({ id, name: names[id], nameFolded: id, parentId: null }))),
  );
  const reviews = keys.flatMap((departmentId) =>
    Array.from({ length: sizes[departmentId] }, (_, subject) => ({
      departmentId,
      // Legal, too small to be shown, is far below the others.
      requests: requestsOf(questionnaire, { self: 1, peer: 5, customer: 4 }, (rater, index) =>
        departmentId === 'legal' ? 1 + (rater % 2) : 3 + ((rater + index + subject) % 3),
      ),
    })),
  );
  const units = keys.map((id) => ({ id, name: names[id], parentId: null }));
  cycle = await givenMixedCycle(testApp, { questionnaire, columns: { units }, reviews });
  const objective = await givenObjective(testApp, { competencyIds: ['c1'] });
  const points = { worst: 1, best: 5, target: 4, unit: 'points', competencyId: 'c1' };
  rated = await givenMeasure(testApp, objective, { name: 'Rated', source: 'customer-rated', ...points });
  const percent = { worst: 0, best: 100, target: 80, unit: 'percent' };
  coverage = await givenMeasure(testApp, objective, { name: 'Coverage', source: 'coverage', position: 1, ...percent });
  await givenMeasure(testApp, objective, { name: 'Answered', source: 'response-rate', position: 2, ...percent });
  await givenMeasure(testApp, objective, { name: 'Leaders', source: 'self-assessment', position: 3, ...percent });
  pages = [
    '/scorecard',
    '/scorecard/file',
    '/scorecard/sums',
    '/scorecard/behaviours',
    `/scorecard/objectives/${objective.id}`,
    `/scorecard/measures/${rated.id}`,
    '/scorecard/chain',
    '/scorecard/chain/file',
    '/scorecard/chain?unit=sales %2b legal',
    '/scorecard/chain?unit=legal',
    '/scorecard/chain?unit=claims %2b legal',
  ];
}, 120_000);

afterAll(() => testApp.close());

const everything = async (): Promise<string[]> =>
  Promise.all(pages.map(async (path) => (await leader.get(path)).html.replace(/name="_csrf" value="[^"]*"/g, '')));

describe('figures from the 360', () => {
  it('are shown on no page before HR publishes them', async () => {
    const page = await leader.get('/scorecard');
    expect(page.all('tbody tr').every((row) => row.includes('No data yet'))).toBe(true);
    expect((await leader.get('/scorecard/chain')).heading).toBe('No figures for the chain yet');
    expect((await leader.get(`/scorecard/measures/${rated.id}`)).all('table')).toEqual([]);
  });

  it('are then the published company figures, with how many reports they are made of', async () => {
    await testApp.database.write(() => testApp.get(GroupSnapshots).publish(cycle.id));
    const { shown } = (await testApp.get(GroupSnapshots).of(cycle.id))!;
    const figure = shown.company.competencies.c1!.customer!;
    const page = await leader.get(`/scorecard/measures/${rated.id}`);
    expect(page.text).toContain(`${figure.value.toFixed(1)}. Below target`);
    expect(page.text).toContain(
      `It is the mean over ${figure.subjects} reports, each counting once, in points from 1 to 5.`,
    );
    expect(page.text).toContain('No unit with fewer than 5 people or 5 raters has a figure of its own.');
    expect((await leader.get('/scorecard')).text).toContain('Answered');
    expect((await leader.get('/scorecard')).all('tbody tr').join()).toContain(`${shown.response}%`);
    expect(shown.response).toBe(100);
    const chain = await leader.get('/scorecard/chain');
    expect(chain.text).toContain(shown.company.overall.others!.value.toFixed(1));
  });

  it('give an attacker no department under the minimum: it is in no row, and no difference of rows isolates it', async () => {
    const { shown } = (await testApp.get(GroupSnapshots).of(cycle.id))!;
    const units = (await leader.get(`/scorecard/measures/${rated.id}`)).root
      .querySelectorAll('#units-h')
      .flatMap((heading) => heading.parentNode!.querySelectorAll('tbody tr'))
      .map((row) => row.querySelectorAll('th,td').map((cell) => cell.structuredText.trim()));
    const [company, ...others] = units.map(([name, , reports]) => ({ name: name!, reports: Number(reports) }));
    expect(others.length).toBe(2);
    expect(others.map(({ name }) => name)).not.toContain('Legal');
    // Every sum and difference of rows holds nobody, or at least five people.
    for (let chosen = 0; chosen < 2 ** others.length; chosen++) {
      const left = others.reduce(
        (rest, { reports }, index) => rest - ((chosen >> index) & 1 ? reports : 0),
        company!.reports,
      );
      expect(left === 0 || left >= 5).toBe(true);
    }
    const whole = (await everything()).join('\n');
    const list = await leader.get('/scorecard/chain');
    expect(list.all('select option').filter((name) => name === 'Legal')).toEqual([]);
    expect(whole).not.toMatch(/>Legal</);
    expect(shown.units.map(({ names: own }) => own.join())).not.toContain('Legal');
  });

  it('leave out units for a leader who may open reports of them, also where they would follow from the company', async () => {
    const coach = await given(testApp).leader();
    const read = async (path: string) => (await given(testApp).visitorFor(coach)).get(path);
    const rows = (page: Page): number => {
      const heading = page.root.querySelector('#units-h');
      return heading?.parentNode?.querySelectorAll('tbody tr').length ?? 0;
    };
    const path = `/scorecard/measures/${rated.id}`;
    expect(rows(await read(path))).toBe(3);
    const { shown } = (await testApp.get(GroupSnapshots).of(cycle.id))!;
    const [unit] = shown.units.map((each) => each.overall.others!.value.toFixed(1));
    expect((await read('/scorecard/chain/file')).html).toContain(unit!);
    // Legal is shown together with claims: eight people.
    const named = cycle.reviews.slice(0, 4);
    const name = (coachId: string | null) =>
      testApp.database.write(async () => {
        for (const { id } of named) await testApp.database.of(ReviewEntity).update(id, { coachId });
      });
    await name(coach.id);
    expect(rows(await read(path))).toBe(1);
    expect((await read('/scorecard')).text).toContain(shown.company.competencies.c1!.customer!.value.toFixed(1));
    const file = (await read('/scorecard/chain/file')).html.trim().split('\n');
    expect(file.slice(1).filter((row) => /\d\.\d/.test(row))).toHaveLength(1);
    // Whoever knows all but four of the company sees no figure of it either.
    named.push(...cycle.reviews.slice(4, 11));
    await name(coach.id);
    expect(rows(await read(path))).toBe(0);
    for (const page of ['/scorecard', '/scorecard/file', '/scorecard/sums', '/scorecard/chain/file'])
      expect((await read(page)).html).not.toContain(`>${shown.company.competencies.c1!.customer!.value.toFixed(1)}<`);
    expect((await read('/scorecard/behaviours')).text).not.toMatch(/\d\.\d/);
    await name(null);
  });

  it('are computed from the published results alone: without tallies and reports every page stays the same', async () => {
    const before = await everything();
    await testApp.database.write(async () => {
      for (const entity of [TallyEntity, MixedBlockEntity, CommentEntity, SnapshotEntity])
        await testApp.database.of<object>(entity).clear();
    });
    expect(await everything()).toEqual(before);
  });

  it('are shown to a manager for the own unit alone, beside the target, when it is large enough', async () => {
    const claims = await given(testApp).employee({ departmentId: 'claims' });
    await given(testApp).employee({ manager: claims });
    const sales = await given(testApp).employee({ departmentId: 'nowhere' });
    await given(testApp).employee({ manager: sales });
    const desk = await given(testApp).visitorFor(claims);
    const page = await desk.get('/scorecard/unit');
    const { shown } = (await testApp.get(GroupSnapshots).of(cycle.id))!;
    const unit = shown.units.find(({ departmentIds }) => departmentIds.includes('claims'))!;
    const figure = (cells: typeof unit.competencies) => `${cells.c1!.customer!.value.toFixed(1)}: Rated`;
    const [own, whole] = [figure(unit.competencies), figure(shown.company.competencies)];
    expect(page.all('tbody tr')).toEqual([`Rated ${own} ${whole} 4.0`]);
    for (const made of [own, whole]) expect((await desk.get(page.link(made))).status).toBe(200);
    expect(page.text).toContain(unit.names.join(' and '));
    const others = shown.units.filter(({ key }) => key !== unit.key).flatMap(({ names: own }) => own);
    for (const name of others) expect(page.text).not.toContain(name);
    expect((await desk.get('/overview')).link('The scorecard and your unit')).toBe('/scorecard/unit');
    const strangers = [sales, await given(testApp).employee({ departmentId: 'claims' }), boss];
    for (const person of strangers)
      expect((await (await given(testApp).visitorFor(person)).get('/scorecard/unit')).status).toBe(404);
    for (const path of ['/scorecard', `/scorecard/measures/${rated.id}`, '/scorecard/chain'])
      expect((await desk.get(path)).status).toBe(404);
  });

  it('can be read from behaviour to objective and back', async () => {
    const { id } = await givenObjective(testApp, { name: 'Unrelated', position: 7 });
    const tree = await leader.get('/scorecard/behaviours');
    expect(tree.text).toContain('There is no framework yet.');
    expect((await leader.get(`/scorecard/objectives/${id}`)).text).toContain('No value or competency is tied');
  });
});

describe('figures that the product computes as of today', () => {
  it('coverage counts staff with a report delivered within a year, and says of how many', async () => {
    expect((await leader.get(`/scorecard/measures/${coverage.id}`)).text).toContain('No data yet');
    const [one, two] = cycle.reviews;
    const deliver = (id: string, when: string) =>
      testApp.database.write(() =>
        testApp.database.of(ReviewEntity).update(id, { reportState: 'released', releasedAt: new Date(when) }),
      );
    await deliver(one!.id, '2026-10-30T10:00:00Z');
    await deliver(two!.id, '2025-10-30T10:00:00Z');
    const page = await leader.get(`/scorecard/measures/${coverage.id}`);
    expect(page.text).toMatch(/1 of \d+ members of staff have had a report delivered in the last 12 months/);
  });

  it('a room above brings its own, and until then the measure says so', async () => {
    expect((await leader.get('/scorecard')).all('tbody tr').at(-1)).toContain('No data yet');
    testApp.get(ComputedMeasures).register({
      key: 'self-assessment',
      unit: 'percent',
      kind: 'cycle',
      points: async () => [{ until: '2026-10-01', value: 63, made: [], course: null }],
    });
    expect((await leader.get('/scorecard')).all('tbody tr').at(-1)).toContain('63%');
  });

  it('is noted by quarter, because the past cannot be computed again', async () => {
    await testApp.get(KeptFigures).tick();
    const figures = async () => {
      const page = await leader.get(`/scorecard/measures/${coverage.id}`);
      return page.all('tbody tr').map((row) => /^Quarter \d, \d{4}/.exec(row)?.[0]);
    };
    expect(await figures()).toEqual(['Quarter 4, 2026']);
    testApp.clock.set('2027-02-01T09:30:00Z');
    // Nobody stays signed in that long.
    leader = await given(testApp).visitorFor(boss);
    await testApp.get(KeptFigures).tick();
    expect(await figures()).toEqual(['Quarter 1, 2027', 'Quarter 4, 2026']);
    expect((await leader.get(`/scorecard/measures/${coverage.id}`)).text).toContain(
      'Computed and noted on 2 November 2026',
    );
  });
});
