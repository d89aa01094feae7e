import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { CompetencyEntity } from '../../src/competencies/competency.entity.js';
import { Starter } from '../../src/competencies/starter.js';
import { projectPath } from '../../src/config/project-root.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { EarlierResultEntity } from '../../src/results/earlier-result.entity.js';
import { EarlierResults } from '../../src/results/earlier-results.service.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let hr: Visitor;
let leila: PersonEntity;
let reach: CompetencyEntity;

beforeAll(async () => {
  testApp = await startTestApp();
  hr = await given(testApp).visitorFor(await given(testApp).administrator());
  leila = await given(testApp).employee({ email: 'leila@x.example', emailFolded: 'leila@x.example' });
  await testApp.database.write(() => testApp.get(Starter).use());
  reach = (await testApp.database.of(CompetencyEntity).find({ order: { position: 'ASC', id: 'ASC' } }))[0]!;
});

beforeEach(() =>
  testApp.database.write(() => testApp.database.of(EarlierResultEntity).createQueryBuilder().delete().execute()),
);

afterAll(() => testApp.close());

const file = (...rows: string[]): string =>
  ['person,cycle,ended on,competency,group,mean,n', ...rows.map((row) => `leila@x.example,${row}`)].join('\n');
const spring = file(
  'Spring 2024,2024-05-31,Accessibility,peer,7.5,5',
  'Spring 2024,2024-05-31,Accessibility,manager,5,',
  'Spring 2024,2024-05-31,Parking,peer,2,5',
);

const bring = async (contents: string): Promise<Page> =>
  hr.upload(await hr.get('/earlier-results/import'), 'file', 'old.csv', contents, '/earlier-results/import');
const tie = async (preview: Page, values: Record<string, string>): Promise<Page> =>
  hr.submit(await hr.get(preview.link('Say what competencies and scales mean')), values, '/ties');
const tied = async (contents: string): Promise<Page> =>
  tie(await bring(contents), { 'competency-0': reach.id, 'scale-0-from': '0', 'scale-0-to': '10' });
const stored = () => testApp.database.of(EarlierResultEntity).find();

describe('results of earlier cycles from another tool', () => {
  it('are tied, previewed, imported all together, and told to the person’s trend alone', async () => {
    const brought = await bring(spring);
    expect(brought.text).toContain('Say first what the competencies of this file mean');
    expect(brought.root.querySelector('form[action$="/application"]')).toBeNull();
    const preview = await tie(brought, { 'competency-0': reach.id, 'scale-0-from': '0', 'scale-0-to': '10' });
    expect(preview.heading).toBe('2 figures are ready to import');
    expect(preview.text).toContain('Spring 2024: 0 to 10 becomes 1 to 5, so 7.5 becomes 4.');
    expect(preview.text).toContain('of competencies that are left out');
    expect(await stored()).toEqual([]);
    const done = await hr.submit(preview, {}, '/application');
    expect(done.heading).toBe('2 figures imported');
    expect(await testApp.get(EarlierResults).of(leila.id)).toEqual([
      {
        cycleName: 'Spring 2024',
        endedOn: '2024-05-31',
        isImported: true,
        scale: { from: 0, to: 10 },
        competencies: [
          {
            competencyId: reach.id,
            importedAs: 'Accessibility',
            others: 3.5,
            groups: [
              { group: 'manager', value: 3, n: 1 },
              { group: 'peer', value: 4, n: 5 },
            ],
          },
        ],
      },
    ]);
    expect(await testApp.get(EarlierResults).of(leila.id, 6)).toMatchObject([{ competencies: [{ others: 3 }] }]);
    const list = await hr.get(done.link('See the imported cycles'));
    expect(list.text).toContain('Figures: 2, about 1 person. Scale from 0 to 10.');
  });

  it('the same file again changes nothing; another figure changes that one', async () => {
    await hr.submit(await tied(spring), {}, '/application');
    const before = await stored();
    const again = await tied(spring);
    expect(again.root.querySelector('form[action$="/application"]')).toBeNull();
    await hr.submit(await tied(spring.replace('7.5', '8')), {}, '/application');
    const after = await stored();
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(after.map(({ mean }) => mean).sort()).toEqual([5, 8]);
  });

  it('refuses a group of two with its row and field, and writes none of the file until it is mended or left out', async () => {
    const wrong = file(
      'Spring 2024,2024-05-31,Accessibility,peer,7.5,5',
      'Spring 2024,2024-05-31,Accessibility,customer,3,2',
    );
    const preview = await tied(wrong);
    expect(preview.heading).toBe('1 row needs you before 2 rows can be imported');
    expect(preview.text).toContain('Row 3');
    expect(preview.text).toContain('Fewer than 3 people: such a figure is not imported');
    expect(preview.root.querySelector('input[name="cell-3-raters"]')?.getAttribute('value')).toBe('2');
    const id = preview.path.split('/').at(-1);
    const _csrf = Object.fromEntries(preview.form('/corrections').fields)._csrf ?? '';
    expect((await hr.post(`/imports/${id}/application`, { _csrf })).status).toBe(409);
    expect(await stored()).toEqual([]);
  });

  it('the form of ties refuses what cannot be meant, and keeps what was typed', async () => {
    const brought = await bring(
      file('Spring 2024,2024-05-31,Accessibility,peer,7.5,5', 'Spring 2024,2024-05-31,Ease,peer,7,5'),
    );
    const twice = await tie(brought, {
      'competency-0': reach.id,
      'competency-1': reach.id,
      'scale-0-from': 'low',
      'scale-0-to': '10',
    });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('This competency is chosen twice.');
    expect(twice.text).toContain('Write a number.');
    expect(twice.root.querySelector('#scale-0-from')?.getAttribute('value')).toBe('low');
    const none = await tie(brought, { 'competency-0': '', 'competency-1': '', 'scale-0-from': '3', 'scale-0-to': '3' });
    expect(none.text).toContain('Choose a competency for at least one of them.');
    expect(none.text).toContain('The two ends of a scale differ.');
    const { action, fields } = (await hr.get(brought.link('Say what competencies'))).form('/ties');
    const odd = Object.fromEntries(
      fields.map(([name, value]) => [name, name === 'competency-0' ? 'x'.repeat(99) : value]),
    );
    expect((await hr.post(action, odd)).status).toBe(422);
    expect((await hr.post(action, { ...odd, more: '1', other: '2' })).status).toBe(400);
  });

  it('guesses competencies by their names in any language, and proposes 1 to 5 only when the figures fit', async () => {
    const page = async (contents: string) => hr.get((await bring(contents)).link('Say what competencies'));
    const fitting = await page(file(`Spring 2024,2024-05-31,${reach.name.fa},peer,3.5,5`));
    expect(fitting.root.querySelector('#competency-0 option[selected]')?.getAttribute('value')).toBe(reach.id);
    expect(fitting.root.querySelector('#scale-0-to')?.getAttribute('value')).toBe('5');
    const other = await page(spring);
    expect(other.root.querySelector('#scale-0-to')?.getAttribute('value') ?? '').toBe('');
  });

  it('an imported cycle can be taken out again, and the log says so without its name', async () => {
    await hr.submit(await tied(spring), {}, '/application');
    const confirm = await hr.get((await hr.get('/earlier-results')).link('Remove'));
    expect(confirm.heading).toBe('Remove “Spring 2024”?');
    const list = await hr.submit(confirm, {}, '/removal');
    expect(list.text).toContain('Nothing has been imported yet.');
    expect(await stored()).toEqual([]);
    const entry = await testApp.database.of(AuditEntryEntity).findOneByOrFail({ deed: 'earlier-results.removed' });
    expect(entry.details).toEqual({ figures: 2 });
  });

  it('is for administrators alone', async () => {
    const brought = await bring(spring);
    const ties = brought.link('Say what competencies');
    for (const visitor of [given(testApp).leader(), given(testApp).employee()]) {
      const other = await given(testApp).visitorFor(await visitor);
      for (const path of ['/earlier-results', '/earlier-results/import', ties])
        expect((await other.get(path)).status).toBe(404);
    }
  });

  it('its sample can be brought back as it is, in every language', async () => {
    for (const locale of ['en', 'fa', 'ar'] as const) {
      const other = await given(testApp).visitorFor(await given(testApp).administrator({ locale }));
      const sample = await other.get('/earlier-results/sample');
      const preview = await other.upload(
        await other.get('/earlier-results/import'),
        'file',
        's.csv',
        sample.html,
        '/earlier-results/import',
      );
      expect(preview.root.querySelector('a[href$="/ties"]')).not.toBeNull();
    }
  });

  it('nothing but the import, its list, the trend and erasure ever reads the table', () => {
    const readers = readdirSync(projectPath('src'), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          name.endsWith('.ts') && readFileSync(projectPath('src', name), 'utf8').includes('EarlierResultEntity'),
      )
      .filter(
        (name) =>
          !/^(entities|results\/(answer-erasure|earlier-(import|cycles\.service|results\.service|result\.entity)))\.ts$/.test(
            name,
          ),
      );
    expect(readers).toEqual([]);
  });
});
