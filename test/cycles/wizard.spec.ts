import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { NominationEntity } from '../../src/cycles/nomination.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import type { Page } from '../support/visitor.js';
import { Drafting, typedDay } from './drafting.js';

const steps = ['participants', 'questions', 'rater-groups', 'dates', 'check'] as const;

describe('a draft, page by page', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
  });
  afterAll(() => northwind.close());

  const save = (page: Page, step: string, values = {}): Promise<Page> => northwind.hr.submit(page, values, `/${step}`);

  it('leads in English from a name to the check', async () => {
    const { hr } = northwind;
    let page = await hr.get('/cycles');
    expect(page.text).toContain('There is no cycle yet');
    page = await save(await hr.get(page.link('Create a cycle')), 'cycles', { name: 'Autumn 2026' });
    expect(page.heading).toBe('Who is reviewed');
    const id = page.path.split('/')[2] ?? '';
    expect(page.text).toContain('10 people in this cycle');
    page = await save(page, 'participants');
    expect(page.text).toContain('6 competencies, 18 behaviours; customers see 8');
    page = await save(page, 'questions', {
      openQuestions: [page.form('/questions').fields.find(([name]) => name === 'openQuestions')?.[1] ?? ''],
    });
    expect(page.heading).toBe('Who rates each of the 10 people');
    expect(page.text).toContain('combined with those of at least two other people');
    expect(page.text).toMatch(/One refusal merges this group for 1 of 2 people. It is then shown as “\w+ and others”/);
    page = await save(page, 'rater-groups', { serviceMonths: '0', ratings: '4' });
    expect(page.heading).toBe('Dates and mails');
    expect(page.text).toContain('Alex Example asks for your feedback');
    expect(page.text).toContain('https://example.invalid/sample-link');
    page = await save(page, 'dates', {
      ...typedDay('closesOn', '1', '12', '2026'),
      ...typedDay('debriefOn', '', '', ''),
      ...typedDay('reportsOn', '8', '12', '2026'),
    });
    expect(page.heading).toMatch(/^Not ready yet/);
    expect(page.text).toContain('at least three other people');
    expect(page.text).toContain('Tuesday 1 December 2026. It can be moved later, never earlier.');
    const cycle = await northwind.cycle(id);
    expect(cycle).toMatchObject({
      name: 'Autumn 2026',
      closesOn: '2026-12-01',
      debriefOn: null,
      reportsOn: '2026-12-08',
      version: 5,
    });
    expect(cycle.settings).toMatchObject({
      serviceMonths: 0,
      periodMonths: 6,
      thresholds: { ratings: 4, comments: 3 },
    });
    expect(cycle.settings.openQuestions).toHaveLength(1);
    expect(page.text).toContain('Save as draft');
  });

  it('leads in Persian with Jalali dates and Persian digits', async () => {
    const reader = await given(northwind.testApp).administrator({ name: 'مینا سهرابی', locale: 'fa' });
    const visitor = await given(northwind.testApp).visitorFor(reader);
    let page = await visitor.submit(await visitor.get('/cycles/new'), { name: 'پاییز ۱۴۰۵' }, '/cycles');
    expect(page.heading).toBe('چه کسانی بازخورد می‌گیرند');
    const id = page.path.split('/')[2] ?? '';
    page = await visitor.submit(page, { kind: 'all' }, '/participants');
    page = await visitor.submit(page, { periodMonths: '۱۲' }, '/questions');
    page = await visitor.submit(page, { peerAsk: '۵', subordinateAsk: 'همه' }, '/rater-groups');
    expect(page.heading).toBe('تاریخ‌ها و ایمیل‌ها');
    expect(page.form('/dates').fields).toContainEqual(['opensOnYear', '۱۴۰۵']);
    page = await visitor.submit(
      page,
      {
        ...typedDay('closesOn', '۱۰', '۹', '۱۴۰۵'),
        ...typedDay('debriefOn', '', '', ''),
        ...typedDay('reportsOn', '20', '9', '1405'),
      },
      '/dates',
    );
    const cycle = await northwind.cycle(id);
    expect(cycle).toMatchObject({ closesOn: '2026-12-01', reportsOn: '2026-12-11' });
    expect(cycle.settings).toMatchObject({
      periodMonths: 12,
      choice: { peer: { ask: 5 }, subordinate: { ask: null } },
    });
    expect(page.text).toContain('۱۰ آذر ۱۴۰۵');
    expect(page.html).toContain('dir="rtl"');
  });

  it('reviews the people of departments with those below them', async () => {
    const { testApp, hr } = northwind;
    await testApp.database.write(async () => {
      const departments = testApp.database.of(DepartmentEntity);
      await departments.insert({ id: 'sales', name: 'Sales', nameFolded: 'sales', parentId: null });
      await departments.insert({ id: 'london', name: 'London', nameFolded: 'london', parentId: 'sales' });
      for (const [name, departmentId] of [
        ['Nancy', 'sales'],
        ['Anne', 'london'],
        ['Robert', null],
      ] as const) {
        await testApp.database.of(PersonEntity).update(northwind.person(name).id, { departmentId });
      }
    });
    const id = await northwind.draft('Sales only');
    let page = await save(await hr.get(`/cycles/${id}/participants`), 'participants', { kind: 'departments' });
    expect(page.all('.errors a')).toEqual(['Please choose at least one department.']);
    page = await save(page, 'participants', { kind: 'departments', departmentIds: 'sales' });
    expect(page.heading).toBe('What is asked');
    const reviews = await testApp.database.of(ReviewEntity).findBy({ cycleId: id });
    expect(reviews.map(({ subjectId }) => subjectId).sort()).toEqual(
      [northwind.person('Nancy').id, northwind.person('Anne').id].sort(),
    );
    expect((await hr.get(`/cycles/${id}/check`)).text).toContain('2 people, from chosen departments');
  });

  it('reviews a list of people, and keeps the raters of those who stay', async () => {
    const { hr } = northwind;
    const id = await northwind.draft('Some');
    await northwind.propose(id);
    const kept = await northwind.listOf(id, 'Nancy');
    const everybody = await northwind.testApp.database.of(ReviewEntity).countBy({ cycleId: id });
    const form = await hr.get(`/cycles/${id}/participants`);
    let page = await save(form, 'participants', { kind: 'list', emails: 'nobody@northwind.example' });
    expect(page.status).toBe(422);
    expect(page.all('.errors a')[0]).toContain('nobody@northwind.example');
    page = await hr.get(`/cycles/${id}/participants?search=callahan`);
    expect(page.text).toContain('In this cycle');
    page = await hr.submit(await hr.get(`/cycles/${id}/participants`), {}, `${northwind.person('Laura').id}/removal`);
    expect(page.text).toContain(`${everybody - 1} people in this cycle`);
    expect((await northwind.cycle(id)).settings.people).toEqual({ kind: 'list' });
    page = await hr.submit(
      await hr.get(`/cycles/${id}/participants?search=callahan`),
      {},
      northwind.person('Laura').id,
    );
    expect(await northwind.testApp.database.of(ReviewEntity).countBy({ cycleId: id })).toBe(everybody);
    expect(await northwind.listOf(id, 'Nancy')).toEqual(kept);
    expect(await northwind.listOf(id, 'Laura')).toEqual([]);
  });

  it('shows both versions when somebody else saved in between, and saves mine only when asked again', async () => {
    const { hr } = northwind;
    const id = await northwind.draft('Two tabs');
    const [first, second] = [await hr.get(`/cycles/${id}/rater-groups`), await hr.get(`/cycles/${id}/rater-groups`)];
    await save(first, 'rater-groups', { ratings: '4' });
    const conflict = await save(second, 'rater-groups', { ratings: '5' });
    expect(conflict.status).toBe(409);
    expect(conflict.all('tbody tr')).toEqual(['Answers needed to show a group 4 5']);
    expect((await northwind.cycle(id)).settings.thresholds.ratings).toBe(4);
    await save(conflict, 'rater-groups');
    expect((await northwind.cycle(id)).settings.thresholds.ratings).toBe(5);
  });

  it('tells raters that HR reads comments first only while that is ticked, and says so on the check page', async () => {
    const id = await northwind.draft('Comments first');
    const address = `/cycles/${id}/rater-groups`;
    const promise = /HR reads comments before (?!release)/;
    expect((await northwind.hr.get(address)).text).not.toMatch(promise);
    await save(await northwind.hr.get(address), 'rater-groups', { hrReadsComments: 'yes' });
    expect((await northwind.hr.get(address)).text).toMatch(promise);
    expect((await northwind.hr.get(`/cycles/${id}/check`)).text).toContain('HR reads them first; raters are told');
    await save(await northwind.hr.get(address), 'rater-groups', { ratings: '4' });
    expect((await northwind.cycle(id)).settings.hrReadsComments).toBe(true);
    await save(await northwind.hr.get(address), 'rater-groups', { hrReadsComments: null });
    expect((await northwind.hr.get(address)).text).not.toMatch(promise);
    expect((await northwind.hr.get(`/cycles/${id}/check`)).text).toContain('Nobody reads them before the person');
  });

  it('is closed once the cycle is launched', async () => {
    const id = await northwind.draft('Launched');
    const page = await northwind.hr.get(`/cycles/${id}/rater-groups`);
    await northwind.set(id, { state: 'open' });
    expect((await save(page, 'rater-groups', { ratings: '4' })).status).toBe(409);
    for (const step of steps) expect((await northwind.hr.get(`/cycles/${id}/${step}`)).status).toBe(409);
    expect((await northwind.cycle(id)).settings.thresholds.ratings).toBe(3);
  });

  it('repeats a past cycle in a new draft, deletes a draft, and notes both by ids only', async () => {
    const { hr, testApp } = northwind;
    const id = await northwind.draft('Autumn 2025', { loadMaximum: 12 });
    await northwind.set(id, { state: 'released', opensOn: '2025-10-01', closesOn: '2025-10-20' });
    const page = await hr.submit(await hr.get(`/cycles/${id}`), { name: 'Autumn again' }, 'repetition');
    const copy = page.path.split('/')[2] ?? '';
    expect(await northwind.cycle(copy)).toMatchObject({
      name: 'Autumn again',
      state: 'draft',
      opensOn: '2026-11-09',
      settings: { loadMaximum: 12 },
    });
    await save(await hr.get(`/cycles/${copy}/questions`), 'questions', { periodMonths: '3' });
    await northwind.propose(copy);
    await hr.submit(await hr.get(`/cycles/${copy}/deletion`), {}, 'deletion');
    expect(await testApp.database.of(CycleEntity).findOneBy({ id: copy })).toBeNull();
    expect(await testApp.database.of(ReviewEntity).countBy({ cycleId: copy })).toBe(0);
    const reviews = await testApp.database.of(ReviewEntity).find();
    const nominations = await testApp.database.of(NominationEntity).find();
    expect(nominations.every(({ reviewId }) => reviews.some((review) => review.id === reviewId))).toBe(true);
    expect((await hr.get(`/cycles/${id}/deletion`)).status).toBe(409);
    const entries = await testApp.database.of(AuditEntryEntity).find({ order: { position: 'ASC' } });
    expect(entries.map(({ deed }) => deed)).toEqual(
      expect.arrayContaining([
        'cycle.created',
        'cycle.changed',
        'cycle.repeated',
        'cycle.deleted',
        'nominations.proposed',
      ]),
    );
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toMatch(/Autumn|northwind|Nancy/);
  });
});
