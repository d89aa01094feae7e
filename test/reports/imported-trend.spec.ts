import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { Starter } from '../../src/competencies/starter.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { competenciesOf } from '../../src/domain/questionnaire.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { GroupSnapshotEntity } from '../../src/results/group-snapshot.entity.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { given } from '../support/given.js';
import { readPdf } from '../support/pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const [reach, quick, informed] = competenciesOf(starterFramework);
/** As the other tool names and counts: two of our competencies, one of its own, points from 0 to 10. */
const oldTool = [
  'person,cycle,ended on,competency,group,mean,n',
  'leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,2.5,5',
  'leila@x.example,Spring 2024,2024-05-31,Accessibility,manager,0.5,',
  'leila@x.example,Spring 2024,2024-05-31,Speed,peer,9.5,5',
  'leila@x.example,Spring 2024,2024-05-31,Parking,peer,2,5',
].join('\n');

const requests: GivenRequest[] = (
  ['self', 'manager', ...Array.from({ length: 5 }, () => 'peer' as const)] as const
).map((group, rater) => ({ group, answers: answersOf(starterFramework, group, (place) => 3 + ((place + rater) % 2)) }));

interface Company {
  readonly testApp: TestApp;
  readonly leila: PersonEntity;
  readonly cycle: MixedCycle;
}

/** Six people of whom one has results from another tool, or nobody has. */
async function companyWith(contents: string | null): Promise<Company> {
  const testApp = await startTestApp();
  const hr = await given(testApp).visitorFor(await given(testApp).administrator());
  const leila = await given(testApp).employee({ email: 'leila@x.example', emailFolded: 'leila@x.example' });
  await testApp.database.write(() => testApp.get(Starter).use());
  if (contents !== null) await bring(hr, contents);
  const reviews = Array.from({ length: 6 }, (_, place) => ({ requests, ...(place === 0 ? { subject: leila } : {}) }));
  const cycle = await givenMixedCycle(testApp, { questionnaire: starterFramework, reviews });
  const released = { reportState: 'released', releasedAt: testApp.clock.now() } as const;
  await testApp.database.write(() =>
    testApp.database.of(ReviewEntity).update({ cycleId: cycle.id, reportState: 'built' }, released),
  );
  return { testApp, leila, cycle };
}

/** As HR does it: the file, what its names and scale mean, the preview, the import. */
async function bring(hr: Visitor, contents: string): Promise<void> {
  const upload = await hr.get('/earlier-results/import');
  const brought = await hr.upload(upload, 'file', 'old.csv', contents, '/earlier-results/import');
  const form = await hr.get(brought.link('Say what competencies and scales mean'));
  const meant: Record<string, string> = { Accessibility: reach!.id, Speed: quick!.id, Parking: '' };
  const ties = form.root.querySelectorAll('select[id^="competency-"]').map((select) => {
    const label = form.root.querySelector(`label[for="${select.id}"]`)!.text;
    return [select.id, meant[Object.keys(meant).find((name) => label.includes(name)) ?? ''] ?? ''] as const;
  });
  const values = { ...Object.fromEntries(ties), 'scale-0-from': '0', 'scale-0-to': '10' };
  const preview = await hr.submit(form, values, '/ties');
  expect((await hr.submit(preview, {}, '/application')).heading).toBe('3 figures imported');
}

describe('results of an earlier cycle from another tool, from the file to the report', () => {
  let company: Company;
  let reviewId: string;
  let me: Visitor;
  let page: Page;

  beforeAll(async () => {
    company = await companyWith(oldTool);
    reviewId = company.cycle.reviews[0]!.id;
    me = await given(company.testApp).visitorFor(company.leila);
    page = await me.get(`/reports/${reviewId}`);
  });

  afterAll(() => company.testApp.close());

  it('stand in the trend as a dashed line to a mark of their own, on our scale, said in words too', () => {
    const section = page.root.querySelector('#change')!;
    const lines = section.querySelectorAll('.trend li');
    expect(lines.map((line) => line.querySelector('b')!.text)).toEqual([reach!.name.en, quick!.name.en]);
    for (const line of lines) {
      expect(line.querySelectorAll('.tl--imported')).toHaveLength(1);
      expect(line.querySelectorAll('.tl--own')).toHaveLength(0);
      expect(line.querySelectorAll('.td--imported')).toHaveLength(1);
    }
    // 2.5 and 0.5 of 0 to 10 are 2 and 1.2 of 1 to 5, on average 1.6; 9.5 lies in the last band, whose middle is 4.9.
    expect(lines[0]!.querySelector('svg')!.getAttribute('aria-label')).toContain('Spring 2024 (from another tool) 1.6');
    expect(section.text).toContain('Dashed: results from another tool, carried over to this scale');
    const table = section
      .querySelectorAll('table.nums tr')
      .map((row) => row.querySelectorAll('th,td').map(({ text }) => text));
    expect(table).toEqual([
      ['', 'Spring 2024 (from another tool)', 'Autumn 2026'],
      [reach!.name.en, '1.6', '3.6'],
      [quick!.name.en, '4.9', '3.4'],
    ]);
    expect(page.root.querySelectorAll('.toc a[href="#change"]')).toHaveLength(1);
  });

  it('are called neither risen nor fallen anywhere, however far the figures lie apart', async () => {
    const words = /\b(risen|fallen|rising|falling|no clear change)\b/;
    const pdf = readPdf((await me.file(`/reports/${reviewId}/pdf`)).bytes).pages.join(' ');
    const csv = (await me.file(`/reports/${reviewId}/csv`)).bytes.toString();
    for (const text of [page.text, csv]) expect(text).not.toMatch(words);
    for (const word of ['hasrisen', 'hasfallen', 'risen', 'noclearchange']) expect(pdf).not.toContain(word);
  });

  it('carry the same figures and the same mark in PDF and CSV', async () => {
    const pdf = readPdf((await me.file(`/reports/${reviewId}/pdf`)).bytes).pages.join('');
    const squeezed = (text: string): string => text.replace(/\s+/g, '');
    for (const said of [
      'Spring2024(fromanothertool)',
      `${reach!.name.en!}1.63.6`,
      `${quick!.name.en!}4.93.4`,
      'Dashed:',
    ]) {
      expect(pdf).toContain(squeezed(said));
    }
    const lines = parseCsv((await me.file(`/reports/${reviewId}/csv`)).bytes, { bom: true }) as string[][];
    const trend = lines
      .filter(([part]) => part === 'Earlier cycles')
      .map(([, item, , view, figure, , text]) => [item, view, figure, text]);
    expect(trend).toEqual([
      [reach!.name.en, 'Spring 2024 (from another tool)', '1.6', ''],
      [reach!.name.en, 'Autumn 2026', '3.6', ''],
      [quick!.name.en, 'Spring 2024 (from another tool)', '4.9', ''],
      [quick!.name.en, 'Autumn 2026', '3.4', ''],
    ]);
    expect(lines.flat().join()).not.toContain('Parking');
    expect(page.text).not.toContain('Parking');
    expect(informed!.name.en).not.toBe('');
  });

  it('are in no group figure and in no other report', async () => {
    const without = await companyWith(null);
    try {
      expect(await groupNumbers(company)).toEqual(await groupNumbers(without));
      expect((await groupNumbers(company)).length).toBeGreaterThan(20);
    } finally {
      await without.testApp.close();
    }
    const other = company.cycle.reviews[1]!;
    const theirs = await (await given(company.testApp).visitorFor(other.subject)).get(`/reports/${other.id}`);
    expect(theirs.status).toBe(200);
    expect(theirs.root.querySelector('#change')).toBeNull();
    expect(theirs.text).not.toContain('Spring 2024');
  });
});

/** Every number of the frozen group figures, shown and kept. */
async function groupNumbers({ testApp, cycle }: Company): Promise<number[]> {
  const { shown, kept, quality } = await testApp.database
    .of(GroupSnapshotEntity)
    .findOneByOrFail({ cycleId: cycle.id });
  const numbers = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];
  };
  return [shown, kept, quality].flatMap((part) => numbers(JSON.parse(part)));
}
