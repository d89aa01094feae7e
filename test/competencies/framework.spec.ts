import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Frameworks } from '../../src/competencies/frameworks.js';
import { Questionnaires } from '../../src/competencies/questionnaires.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { behavioursOf, competenciesOf } from '../../src/domain/questionnaire.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Values, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let hr: Visitor;
/** Sends the framework's own form on a page, not the one of the header. */
const send = (page: Page, values: Values = {}) => hr.submit(page, values, '/framework');

beforeAll(async () => {
  testApp = await startTestApp();
  hr = await given(testApp).visitorFor(await given(testApp).administrator({ name: 'Hana HR' }));
});

afterAll(() => testApp.close());

const framework = () => testApp.get(Frameworks).questionnaire();
const statements = async () => behavioursOf(await framework()).map((behaviour) => behaviour.statement.en);

describe('the framework editor', () => {
  let outline: Page;

  it('offers the starter framework or a blank one while there is nothing', async () => {
    const page = await hr.get('/framework');
    expect(page.heading).toBe('Choose how to begin');
    outline = await hr.submit(page, {}, 'starter');
    expect(outline.heading).toBe('3 values, 6 competencies, 18 behaviours.');
    expect(outline.text).toContain('about 6 minutes');
    expect(outline.text).toContain('Customers see 8 of the 18 statements');
    expect(await framework()).toEqual(starterFramework);
  });

  it('refuses to lay the starter over a framework that is there', async () => {
    const page = await hr.post('/framework/starter', { _csrf: csrfOf(outline) });
    expect(page.status).toBe(409);
    expect((await statements()).length).toBe(18);
  });

  it('shows each behaviour in every language side by side', () => {
    const row = outline.root.querySelector('[id="part-b3.1"] .txt');
    expect(row?.querySelectorAll('p').map((p) => [p.getAttribute('lang'), p.getAttribute('dir'), p.text])).toEqual([
      ['en', 'ltr', 'Says what the next step is.'],
      ['fa', 'rtl', 'می‌گوید قدم بعدی چیست.'],
      ['ar', 'rtl', 'توضيح الخطوة التالية.'],
    ]);
  });

  it('adds a value, a competency and a behaviour, and marks what is missing or hard to answer', async () => {
    const value = await send(await hr.get(outline.link('Add a brand value')), {
      nameEn: 'Warm',
      promiseEn: 'You are welcome.',
    });
    const competency = await hr.get(linkNear(value, 'Add a competency', 'Warm'));
    const named = await send(competency, { nameEn: 'Greets people', shortNameEn: 'Greets' });
    const form = await hr.get(linkNear(named, 'Add a behaviour', 'Greets people'));
    const page = await send(form, {
      statementEn: 'Says hello and remembers names.',
      statementFa: '',
      groups: ['peer'],
    });

    expect(page.heading).toBe('4 values, 7 competencies, 19 behaviours. One needs another look.');
    expect(page.text).toContain('English: this looks like two ideas in one sentence.');
    expect(page.text).toContain('Persian is missing.');
    expect(page.text).toContain('The first-person statement is missing: English.');
    expect(page.text).toContain('Customers see no behaviour of “Greets people”.');
    expect(page.root.querySelector('details[open] h3')?.text).toBe('Greets people');
  });

  it('keeps what was typed when a field is wrong, and links the problem to it', async () => {
    const form = await hr.get('/framework/behaviours/b1.1');
    const page = await send(form, {
      statementEn: '',
      statementFa: '',
      statementAr: '',
      selfStatementEn: 'x'.repeat(201),
    });
    expect(page.status).toBe(422);
    expect(page.root.querySelector('.errors a')?.getAttribute('href')).toBe('#selfStatementEn');
    expect(page.text).toContain('At most 200 characters');
    expect(page.root.querySelector('#selfStatementEn')?.text.trim()).toBe('x'.repeat(201));
    const empty = await send(form, { statementEn: ' ', statementFa: '', statementAr: '' });
    expect(empty.root.querySelector('.errors a')?.getAttribute('href')).toBe('#statementEn');
    expect(await statements()).toContain('Can be reached when help is needed.');
  });

  it('needs at least one group to ask', async () => {
    const page = await send(await hr.get('/framework/behaviours/b1.1'), { groups: null });
    expect([page.status, page.all('.errors li')]).toEqual([422, ['Choose at least one group']]);
  });

  it('moves parts up and down with buttons, and stays still at the ends', async () => {
    const order = async () =>
      (await framework()).values[0]?.competencies[0]?.behaviours.map((behaviour) => behaviour.id);
    const move = (id: string, direction: string) => hr.submit(outline, { direction }, `/behaviours/${id}/move`);
    await move('b1.1', 'down');
    expect(await order()).toEqual(['b1.2', 'b1.1', 'b1.3']);
    await move('b1.2', 'up');
    expect(await order()).toEqual(['b1.2', 'b1.1', 'b1.3']);
    await move('b1.1', 'up');
    await hr.submit(outline, { direction: 'down' }, '/competencies/c1/move');
    expect((await framework()).values[0]?.competencies.map(({ id }) => id)).toEqual(['c2', 'c1']);
    await hr.submit(outline, { direction: 'up' }, '/values/v2/move');
    expect((await framework()).values.map(({ id }) => id).slice(0, 2)).toEqual(['v2', 'v1']);
  });

  it('moves a behaviour to another competency', async () => {
    await send(await hr.get('/framework/behaviours/b1.3'), { competencyId: 'c2' });
    const c2 = competenciesOf(await framework()).find(({ id }) => id === 'c2');
    expect(c2?.behaviours.map(({ id }) => id)).toEqual(['b2.1', 'b2.2', 'b2.3', 'b1.3']);
  });

  it('asks before it deletes, and takes everything below along', async () => {
    const asked = await hr.get((await hr.get('/framework/values/v3')).link('Delete this brand value'));
    expect(asked.text).toContain('2 competencies below it go, too.');
    expect((await statements()).length).toBe(19);
    await send(asked);
    expect((await framework()).values.map(({ id }) => id)).not.toContain('v3');
    expect(await statements()).not.toContain('Delivers on the agreed date.');
  });

  it.each([
    '/framework/values/nobody',
    '/framework/competencies/nobody',
    '/framework/behaviours/nobody',
    '/framework/behaviours/nobody/deletion',
  ])('answers 404 for %s', async (path) => expect((await hr.get(path)).status).toBe(404));

  it('does not exist for other employees', async () => {
    const employee = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await employee.get('/framework')).status).toBe(404);
  });
});

describe('around the statements', () => {
  it('refuses a scale with the same words twice or without words (I57)', async () => {
    const form = await hr.get('/framework/scale');
    const page = await send(form, { label2En: 'never ', label3Fa: '' });
    expect(page.status).toBe(422);
    expect(page.all('.errors li')).toEqual([
      '“never” stands twice; each point needs words of its own',
      'Each point needs words in every language',
    ]);
    expect((await framework()).scale).toEqual(starterFramework.scale);
  });

  it.each([
    ['one point', { label2En: '', label3En: '', label4En: '', label5En: '' }, 422],
    ['a sixth point', { label6En: 'More than always' }, 400],
    ['101 points', Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`label${n + 1}En`, `P${n}`])), 400],
    ['a point between two', { 'label2.5En': 'Now and then' }, 400],
    ['numbers of its own', { value1: '1.5' }, 400],
  ])('refuses a scale with %s and keeps the one there is (I57)', async (_, values, status) => {
    const page = await send(await hr.get('/framework/scale'), values);
    expect(page.status).toBe(status);
    expect((await framework()).scale).toEqual(starterFramework.scale);
  });

  it('changes the words of the scale', async () => {
    await send(await hr.get('/framework/scale'), { label5En: 'Every time' });
    expect((await framework()).scale.labels.map((label) => label.en)).toEqual([
      'Never',
      'Rarely',
      'Sometimes',
      'Often',
      'Every time',
    ]);
  });

  it('asks up to three open questions; an emptied one is dropped and the others keep their place', async () => {
    const third = await send(await hr.get('/framework/questions'), { text3En: 'Anything else about {name}?' });
    expect(third.text).toContain('Anything else about …?');
    const before = (await framework()).openQuestions;
    await send(await hr.get('/framework/questions'), { text1En: '', text1Fa: '', text1Ar: '' });
    const after = (await framework()).openQuestions;
    expect(after.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
  });
});

describe('a frozen questionnaire', () => {
  it('stays as it was when the framework is edited, and is the same bytes for the same framework', async () => {
    const questionnaires = testApp.get(Questionnaires);
    const freeze = () => testApp.database.write(() => questionnaires.freeze());
    const [first, second] = [await freeze(), await freeze()];
    expect(first.sha256).toBe(second.sha256);
    const asLaunched = structuredClone(await questionnaires.byId(first.id));

    await send(await hr.get('/framework/behaviours/b3.1'), { statementEn: 'Says something else.' });
    await send(await hr.get('/framework/values/v1/deletion'));
    expect(await questionnaires.byId(first.id)).toEqual(asLaunched);
    expect(behavioursOf(asLaunched).map(({ statement }) => statement.en)).toContain('Says what the next step is.');
    expect((await freeze()).sha256).not.toBe(first.sha256);
  });
});

function csrfOf(page: Page): string {
  return page.root.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
}

function linkNear(page: Page, words: string, name: string): string {
  return page.link(`${words}: ${name}`);
}
