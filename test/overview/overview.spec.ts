import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenPublishedUnits, type PublishedUnits } from '../support/given-published-units.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const questionnaire = questionnaireOf([2, 2, 2], 1);

describe('the overview of a cycle', () => {
  let testApp: TestApp;
  let spring: PublishedUnits;
  let autumn: PublishedUnits;
  let leader: Visitor;

  beforeAll(async () => {
    testApp = await startTestApp();
    const claims = { id: 'claims', name: 'Claims', people: 6 };
    const sales = { id: 'sales', name: '=Sales', people: 5 };
    spring = await givenPublishedUnits(
      testApp,
      questionnaire,
      [
        { ...claims, point: () => 3 },
        { ...sales, point: () => 4 },
      ],
      { name: 'Spring', closesOn: '2026-04-30' },
    );
    autumn = await givenPublishedUnits(
      testApp,
      questionnaire,
      [
        { ...claims, point: (group, index) => (group === 'customer' || index < 2 ? 2 : 3) },
        { ...sales, point: () => 4 },
        { id: 'legal', name: 'Legal', people: 2, point: () => 5 },
      ],
      { name: 'Autumn', closesOn: '2026-10-31' },
      spring.members,
    );
    leader = await given(testApp).visitorFor(await given(testApp).leader());
  });

  afterAll(async () => {
    await testApp.close();
  });

  /** The figures of a row without the words for ears. */
  const figures = (page: Page, row: number): string[] =>
    page.root
      .querySelectorAll('table.heat tbody tr')
      [row]!.querySelectorAll('td')
      .map((td) => td.querySelector('a')?.childNodes[0]?.rawText ?? '');
  const names = (page: Page): string[] => page.all('table.heat tbody th bdi');

  it('says where the company is strong and weak, and shows each unit with its people', async () => {
    const page = await leader.get('/overview');
    expect(page.heading.replace(/[\u2068\u2069]/g, '')).toBe(
      'We are strongest at “Competency 2” and “Competency 3”. “Competency 1” has the most room to grow, above all in Claims.',
    );
    expect(page.all('.heat thead th').slice(1)).toEqual(['C1', 'C2', 'C3', 'Overall']);
    expect(names(page)).toEqual(['Company', '=Sales and Legal', 'Claims']);
    // Claims: peers 2 and customers 2 on the first competency; peers 3 and customers 2 on the others.
    expect(figures(page, 2)).toEqual(['2.0', '2.5', '2.5', '2.3']);
    // Sales 4, Legal an end-coded 5: the middle of 4.8 and 5, four times 4 and twice 4.9, and so on by the rules of reports.
    expect(page.all('.heat tbody th span')).toEqual(['13 people', '7 people', '6 people']);
    expect(page.text).toContain('0.5 or more below the company');
  });

  it('shows the lowest figures first, with both views and where they stand in the loop', async () => {
    const page = await leader.get('/overview');
    const looks = page.all('ol.first li').map((text) => text.replace(/[\u2068\u2069]/g, ''));
    expect(looks[0]).toContain('Claims, “Competency 1”: 2.0');
    expect(looks[0]).toContain('Fallen from 3.0 in Spring.');
    expect(looks[0]).toContain('Customers rate it 2.0, peers 2.0.');
    expect(looks[0]).toContain('Nobody has taken it up yet.');
    expect(looks).toHaveLength(3);
  });

  it('filters by rater group, by change and by units, in the address alone', async () => {
    const customers = await leader.get('/overview?by=customer');
    expect(figures(customers, 2)).toEqual(['2.0', '2.0', '2.0', '2.0']);
    expect(customers.text).toContain('rated by customers');
    const change = await leader.get('/overview?show=change');
    expect(figures(change, names(change).indexOf('Claims'))[0]).toBe('↓ 1.0');
    expect(figures(change, names(change).indexOf('=Sales and Legal'))[0]).toBe('–');
    const both = await leader.get(`/overview?unit=claims&unit=${encodeURIComponent('sales+legal')}`);
    expect(names(both)[1]).toBe('Claims, =Sales, and Legal together');
    // All units together are the company.
    expect(figures(both, 1)).toEqual(figures(both, 0));
    expect(names(await leader.get('/overview?unit=claims'))).toEqual(['Company', 'Claims']);
  });

  it.each([
    '/overview?exclude=claims',
    '/overview?minN=1',
    '/overview?by=rater',
    '/overview?show=names',
    '/overview?by=peer&by=self',
  ])('refuses %s (I59)', async (path) => {
    expect((await leader.get(path)).status).toBe(400);
  });

  it('a cycle not released to leaders is not there; unknown units show nothing but the company', async () => {
    expect((await leader.get('/overview?cycle=no-such-cycle')).status).toBe(404);
    const earlier = await leader.get(`/overview?cycle=${spring.id}`);
    expect(earlier.text).toContain('Spring. 11 people with a report');
    expect(names(await leader.get('/overview?unit=legal'))).toEqual(['Company']);
  });

  it('every figure leads to what it is made of, and never to a person', async () => {
    const page = await leader.get('/overview');
    const links = page.root.querySelectorAll('.heat td a').map((a) => a.getAttribute('href')!.replaceAll('&amp;', '&'));
    expect(links).toHaveLength(12);
    const company = await leader.get(links[0]!);
    expect(company.text).toContain(`Company, “Competency 1”: ${figures(page, 0)[0]}`);
    expect(company.text).toContain('The mean over 13 people');
    expect(company.text).toMatch(/Claims 2\.0 6 people/);
    const unit = await leader.get(links[8]!);
    expect(unit.text).toContain('Claims, “Competency 1”: 2.0');
    expect(unit.text).toContain('Does 1.1 2.0 6 people');
    expect(unit.text).toContain('customers 2.0 6 people');
    for (const person of [...autumn.members.values()].flat()) expect(unit.text).not.toContain(person.name);
    expect((await leader.get('/overview/figure?row=legal&item=c1')).status).toBe(404);
    expect((await leader.get('/overview/figure?row=claims')).status).toBe(400);
  });

  it('the file holds the same figures, and no formula', async () => {
    const page = await leader.get('/overview');
    const file = await leader.get('/overview.csv');
    const rows = parse(file.html.replace('\uFEFF', ''), { columns: true }) as Record<string, string>[];
    expect(rows.map((each) => [each.unit, each.people])).toEqual([
      ['Company', '13'],
      ["'=Sales and Legal", '7'],
      ['Claims', '6'],
    ]);
    const columns = ['Competency 1', 'Competency 2', 'Competency 3', 'Overall'];
    rows.forEach((each, index) => expect(columns.map((column) => each[column])).toEqual(figures(page, index)));
    expect(file.headers['content-disposition']).toContain('attachment');
  });

  it('prints two sheets', async () => {
    const page = await leader.get('/overview/print');
    expect(page.root.querySelectorAll('.sheet')).toHaveLength(2);
    expect(page.text).toContain('Value 1');
  });

  it('is for leaders and administrators; a manager sees the own unit when enough others are in it', async () => {
    expect((await autumn.desk.get('/overview')).status).toBe(200);
    const stranger = await given(testApp).visitorFor(await given(testApp).employee({ departmentId: 'claims' }));
    for (const path of ['/overview', '/overview.csv', '/overview/print', '/overview/figure?row=company&item=c1'])
      expect((await stranger.get(path)).status).toBe(404);
    const boss = await given(testApp).employee({ departmentId: 'claims' });
    await given(testApp).employee({ manager: boss });
    const manager = await given(testApp).visitorFor(boss);
    expect(names(await manager.get('/overview'))).toEqual(['Company', 'Claims']);
    expect(names(await manager.get('/overview?unit=sales%2Blegal'))).toEqual(['Company']);
    for (const path of ['/overview/print', '/overview/figure?row=sales%2Blegal&item=c1'])
      expect((await manager.get(path)).status).toBe(404);
    const elsewhere = await given(testApp).employee({ departmentId: 'elsewhere' });
    await given(testApp).employee({ manager: elsewhere });
    expect((await (await given(testApp).visitorFor(elsewhere)).get('/overview')).status).toBe(404);
  });

  it('a leader who coaches people of a unit sees it nowhere, nor a second unit from which it would follow', async () => {
    const { database } = testApp;
    const coach = await given(testApp).leader();
    const subjects = autumn.members.get('claims')!.slice(0, 2);
    const name = (coachId: string | null) =>
      database.write(async () => {
        for (const { id } of subjects)
          await database.of(ReviewEntity).update({ cycleId: autumn.id, subjectId: id }, { coachId });
      });
    await name(coach.id);
    const me = await given(testApp).visitorFor(coach);
    const page = await me.get('/overview');
    const whole = await leader.get('/overview');
    expect(figures(page, 0)).toEqual(figures(whole, 0));
    for (const row of [1, 2]) expect(figures(page, row)).toEqual(['', '', '', '']);
    expect(page.text).toContain('left out for you');
    expect(whole.text).not.toContain('left out for you');
    expect(page.all('ol.first li')).toEqual([]);
    const both = await me.get(`/overview?unit=claims&unit=${encodeURIComponent('sales+legal')}`);
    expect(figures(both, 1)).toEqual(['', '', '', '']);
    const [header, ...rows] = parse((await me.get('/overview.csv')).html.replace('\uFEFF', '')) as string[][];
    expect(header).toHaveLength(8);
    expect(rows.map((row) => row.slice(4).every((cell) => cell === ''))).toEqual([false, true, true]);
    expect((await me.get('/overview/figure?row=claims&item=c1')).status).toBe(404);
    const company = await me.get('/overview/figure?row=company&item=c1');
    expect(company.text).not.toContain('6 people');
    expect((await me.get('/values')).text).not.toContain('Departments lie between');
    const print = await me.get('/overview/print');
    expect(print.text).not.toMatch(/Claims.{0,40}2\.0/);
    // The two raise nothing in the cycle before, where nobody of theirs is known.
    expect(figures(await me.get(`/overview?cycle=${spring.id}`), 2)).not.toContain('');
    await name(null);
    expect(figures(await me.get('/overview'), 2)).toEqual(figures(whole, 2));
  });

  it('counts out people who gave their manager their averages with a plan, also when they took them back', async () => {
    const { database } = testApp;
    const boss = await given(testApp).employee({ departmentId: 'claims' });
    const manager = await given(testApp).visitorFor(boss);
    const give = async (member: PersonEntity) => {
      const review = await database.of(ReviewEntity).findOneByOrFail({ cycleId: autumn.id, subjectId: member.id });
      await database.write(async () => {
        await database.of(PersonEntity).update(member.id, { managerId: boss.id });
        await database.of(ReviewEntity).update(review.id, { reportState: 'released', releasedAt: testApp.clock.now() });
      });
      const me = await given(testApp).visitorFor(member);
      const plan = `/plans/${review.id}`;
      const day = { dueOnDay: '15', dueOnMonth: '1', dueOnYear: '2027' };
      const action = { behaviourId: 'c1b1', what: 'Reply at once', ...day };
      await me.submit(await me.get(`${plan}/actions/new`), action, '/actions/new');
      const form = await me.get(`${plan}/share`);
      const [box] = form.root.querySelectorAll('input[name=action]');
      await me.submit(form, { action: box!.getAttribute('value')!, figures: 'yes' }, '/share');
      return async () => me.submit(await me.get(plan), {}, '/share/end');
    };
    const [first, second] = autumn.members.get('claims')!;
    await give(first!);
    expect(names(await manager.get('/overview'))).toEqual(['Company', 'Claims']);
    const takeBack = await give(second!);
    expect((await manager.get('/overview')).status).toBe(404);
    await takeBack();
    expect((await manager.get('/overview')).status).toBe(404);
  });
});
