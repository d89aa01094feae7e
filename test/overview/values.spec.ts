import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandValues } from '../../src/competencies/brand-values.js';
import { Starter } from '../../src/competencies/starter.js';
import { Frameworks } from '../../src/competencies/frameworks.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import { given } from '../support/given.js';
import { givenPublishedUnits } from '../support/given-published-units.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

describe('the brand values page', () => {
  let testApp: TestApp;
  let employee: Visitor;
  let hr: Visitor;
  let questionnaire: Questionnaire;

  beforeAll(async () => {
    testApp = await startTestApp();
    employee = await given(testApp).visitorFor(await given(testApp).employee());
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
    await testApp.database.write(() => testApp.get(Starter).use());
    questionnaire = await testApp.get(Frameworks).questionnaire();
  });

  afterAll(async () => {
    await testApp.close();
  });

  const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

  it('says what will stand there while nothing is released', async () => {
    const page = await employee.get('/values');
    expect(page.heading).toBe('Our brand values');
    expect(page.text).toContain('once HR has released its group results');
  });

  it('shows each value with what carries and breaks it, and customers’ view beside employees’', async () => {
    const units = [
      { id: 'claims', name: 'Claims', people: 6 },
      { id: 'sales', name: 'Sales', people: 5 },
    ] as const;
    await givenPublishedUnits(
      testApp,
      questionnaire,
      units.map((unit) => ({ ...unit, point: (group, index) => (group === 'customer' ? 2 : index === 0 ? 5 : 4) })),
      { name: 'Autumn', closesOn: '2026-10-31' },
    );
    const page = await employee.get('/values');
    expect(page.all('ol.val h2 bdi')).toEqual(['At your side', 'Clear', 'Dependable']);
    const chart = page.root.querySelector('svg.ax')!.getAttribute('aria-label')!;
    expect(plain(chart)).toMatch(/Customers 2\.0, employees 4\.\d\./);
    expect(page.text).toMatch(/Customers rate it 2\.\d lower than employees\./);
    const carried = page.root
      .querySelector('.carry')!
      .querySelectorAll('li b')
      .map((b) => Number(b.structuredText));
    expect(carried).toEqual(
      [...carried]
        .sort((a, b) => b - a)
        .slice(0, 2)
        .concat(carried.slice(2)),
    );
    expect(plain(page.heading)).toContain('customers rate us clearly lower than we do ourselves');
    expect(page.html).not.toContain('Remove');
  });

  it('leads from each figure to what it is made of, never to a person', async () => {
    const page = await employee.get('/values');
    const link = page.root.querySelector('ol.val a.num')!;
    const figure = await employee.get(link.getAttribute('href')!);
    expect(plain(figure.heading)).toBe(`“At your side”: ${link.childNodes[0]!.text}`);
    const text = plain(figure.text);
    expect(text).toContain('The mean of its competencies (');
    expect(text).toContain('over 11 people, each counting once');
    expect(text).toMatch(/People who answered \d+ people/);
    expect(text).toContain('1 (Never) to 5 (Always)');
    expect(figure.root.querySelector('a.back')?.getAttribute('href')).toMatch(/^\/values\?cycle=/);
    for (const path of ['/values/nothing/figure', `${link.getAttribute('href')!}x`])
      expect((await employee.get(path)).status).toBe(404);
    expect((await given(testApp).anonymous().get(link.getAttribute('href')!)).heading).toContain('Sign in');
  });

  it('administrators note which feedback a value comes from; everybody reads it, nobody else changes it', async () => {
    const [value] = await testApp.get(BrandValues).all();
    const form = `/values/${value!.id}/evidence`;
    expect((await employee.get(form)).status).toBe(404);
    const blank = await hr.get(form);
    const wrong = await hr.submit(
      blank,
      { text: '', gatheredOnDay: '31', gatheredOnMonth: '2', gatheredOnYear: '2026' },
      '/evidence',
    );
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Say in a few words which feedback this was.');
    const noDay = await hr.submit(wrong, { text: 'Interviews with 40 customers' }, '/evidence');
    expect(noDay.status).toBe(422);
    expect(noDay.form('/evidence').fields).toContainEqual(['text', 'Interviews with 40 customers']);
    const saved = await hr.submit(
      noDay,
      { gatheredOnDay: '12', gatheredOnMonth: '3', gatheredOnYear: '2026' },
      '/evidence',
    );
    expect(saved.text).toContain('Interviews with 40 customers');
    expect((await employee.get('/values')).text).toContain('Feedback of customers, 12 March 2026');
    const removal = saved.form('/removal');
    expect((await employee.post(removal.action, {})).status).toBeGreaterThanOrEqual(403);
    const removed = await hr.submit(saved, {}, '/removal');
    expect(removed.text).not.toContain('Interviews with 40 customers');
  });

  it('a value without behaviours leads administrators to the framework editor', async () => {
    await testApp.database.write(() =>
      testApp.get(BrandValues).add({ name: { en: 'Brave', fa: 'شجاع', ar: 'الشجاعة' }, promise: { en: 'We try.' } }),
    );
    const page = await hr.get('/values');
    expect(page.link('Write behaviours')).toContain('/framework/values/');
    expect((await employee.get('/values')).text).not.toContain('Write behaviours');
  });
});
