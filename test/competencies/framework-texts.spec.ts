import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Frameworks } from '../../src/competencies/frameworks.js';
import { Starter } from '../../src/competencies/starter.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { textsOfFramework, withTexts } from '../../src/domain/framework-texts.js';
import { behavioursOf } from '../../src/domain/questionnaire.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

let testApp: TestApp;
let hr: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  await testApp.database.write(() => testApp.get(Starter).use());
  hr = await given(testApp).visitorFor(await given(testApp).administrator());
});

afterAll(() => testApp.close());

const framework = () => testApp.get(Frameworks).questionnaire();
const file = async () => (await hr.file('/framework/texts.csv')).bytes.toString();
const bring = async (contents: string | Buffer) =>
  hr.upload(await hr.get('/framework/texts'), 'file', 'texts.csv', contents, '/framework/texts');

describe('the texts of the framework as a file', () => {
  it('hold every text, and changing none of them changes nothing', () => {
    const texts = textsOfFramework(starterFramework);
    expect(new Set(texts.map(({ name }) => name)).size).toBe(texts.length);
    expect(withTexts(starterFramework, new Map())).toEqual(starterFramework);
    const all = new Map(texts.map(({ name }) => [name, { fa: `تازه ${name}` }]));
    const changed = textsOfFramework(withTexts(starterFramework, all));
    expect(changed.map(({ name, text }) => text.fa === `تازه ${name}`)).not.toContain(false);
    expect(changed.map(({ text }) => text.en)).toEqual(texts.map(({ text }) => text.en));
  });

  it('come back as they went, also with semicolons and one language only', async () => {
    const before = await framework();
    expect((await bring(await file())).path).toBe('/framework');
    expect(await framework()).toEqual(before);
    const page = await bring('text;fa\nbehaviour b1.1 statement;متن تازه\nbehaviour b1.2 statement;\n');
    expect(page.path).toBe('/framework');
    const [first, second] = behavioursOf(await framework());
    expect(first!.statement).toEqual({ ...behavioursOf(before)[0]!.statement, fa: 'متن تازه' });
    expect(second!.statement).toEqual(behavioursOf(before)[1]!.statement);
    await bring(await file());
  });

  it.each([
    [
      'text,en\nbehaviour none statement,x\nvalue v9 name,y',
      /Row 2: the framework has no text.*Row 3: the framework has no text/,
    ],
    [`text,en\nbehaviour b1.1 statement,${'x'.repeat(201)}`, /Row 2: a text has more than 200 characters/],
    ['text,en\ncompetency c1 short-name,Thirteen long', /Row 2: a text has more than 12 characters/],
    ['name,en\nx,y', /The first row must be/],
    ['text,en,de\nx,y,z', /The first row must be/],
    ['text,en\n"behaviour', /no CSV file/],
    [Buffer.from([0x74, 0xe9, 0xff]), /no CSV file/],
    ['', /Please choose the file/],
  ])('are refused as a whole with every wrong row: %j', async (contents, message) => {
    const before = await framework();
    const page = await bring(contents);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(message);
    expect(await framework()).toEqual(before);
  });
});
