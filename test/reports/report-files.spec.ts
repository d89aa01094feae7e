import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import type { HTMLElement } from 'node-html-parser';
import readWorkbook from 'read-excel-file/node';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { Texts } from '../../src/i18n/texts.js';
import { reportCsv } from '../../src/reports/files/report-csv.js';
import { reportRows } from '../../src/reports/files/report-rows.js';
import { reportXlsx } from '../../src/reports/files/report-xlsx.js';
import { presentDocument } from '../../src/reports/pdf/document.presenter.js';
import type { TypstTypesetter } from '../../src/reports/pdf/typst-typesetter.js';
import { Typesetter } from '../../src/reports/pdf/typesetter.js';
import { sha256Of, Snapshots } from '../../src/results/snapshots.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { given } from '../support/given.js';
import { type GivenReport, givenReports, type ReportKind, reportKinds } from '../support/given-reports.js';
import { readPdf, type ReadPdf } from '../support/pdf.js';
import { readZip } from '../support/zip.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { figuresOf, type IndependentFigures } from './independent-figures.js';

let testApp: TestApp;
let reports: Record<ReportKind, GivenReport>;

beforeAll(async () => {
  testApp = await startTestApp();
  reports = await givenReports(testApp);
}, 120_000);

afterAll(() => testApp.close());

const visitorOf = (kind: ReportKind): Promise<Visitor> => given(testApp).visitorFor(reports[kind].subject);

/** A file as it arrives, with what the browser is told about it. */
async function fileOf(
  kind: ReportKind,
  ending: string,
  locale = 'en',
): Promise<{ readonly bytes: Buffer; readonly headers: Record<string, unknown>; readonly status: number }> {
  const visitor = await visitorOf(kind);
  const path = `/reports/${reports[kind].reviewId}/${ending}?lang=${locale}`;
  const { bytes, headers, status } = await visitor.file(path);
  return { bytes, headers, status };
}

const pdfOf = async (kind: ReportKind, locale = 'en'): Promise<ReadPdf> =>
  readPdf((await fileOf(kind, 'pdf', locale)).bytes);

const cellsOf = (row: HTMLElement): string[] =>
  row.querySelectorAll('th,td').map((cell) => cell.structuredText.replace(/\u00a0/g, ' ').trim());

const rowsOf = (table: HTMLElement | undefined): string[][] =>
  (table?.querySelectorAll('tbody tr') ?? []).map((row) => cellsOf(row));

const squeezed = (text: string): string => text.replace(/[\s\u2066-\u2069\u200e\u200f]+/g, '');

it('nothing of the typesetter is loaded until the first PDF is wanted', async () => {
  const typesetter = testApp.get(Typesetter as never) as TypstTypesetter;
  await (await visitorOf('alone')).get(`/reports/${reports.alone.reviewId}`);
  expect(typesetter.isLoaded).toBe(false);
  expect((await fileOf('alone', 'pdf')).status).toBe(200);
  expect(typesetter.isLoaded).toBe(true);
});

describe('page, PDF, CSV, Excel file and a computation of our own from the answers', () => {
  let own: IndependentFigures;
  let tables: HTMLElement[];

  beforeAll(async () => {
    own = figuresOf(reports.everything.requests);
    const page = await (await visitorOf('everything')).get(`/reports/${reports.everything.reviewId}`);
    tables = page.root.querySelectorAll('table.nums');
  });

  it('agree on every figure of the page, as the same strings', () => {
    expect(rowsOf(tables[0]).map(([name, ...cells]) => [name, ...cells.slice(0, 6)])).toEqual(own.competencies);
    expect(rowsOf(tables[1])).toEqual(own.statements);
  });

  it('says where a difference is not that of the two figures beside it, and only there', async () => {
    const note = 'Differences are taken before rounding';
    let told = 0;
    for (const kind of reportKinds) {
      const page = await (await visitorOf(kind)).get(`/reports/${reports[kind].reviewId}`);
      const { shown } = (await testApp.get(Snapshots).latest(reports[kind].reviewId))!;
      const isOff = shown.competencies.some(
        ({ self, others, gap }) =>
          gap !== null && gap.worth !== 'none' && (self! - others!).toFixed(1) !== gap.value.toFixed(1),
      );
      expect([kind, page.text.includes(note)]).toEqual([kind, isOff]);
      expect((await pdfOf(kind)).pages.join('').includes(squeezed(note))).toBe(isOff);
      told += isOff ? 1 : 0;
    }
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(reportKinds.length);
  });

  it('agree on every figure of the PDF', async () => {
    const words = (await pdfOf('everything')).pages.join('');
    for (const row of [...own.competencies, ...own.statements]) expect(words).toContain(squeezed(row.join('')));
    expect(tables.length).toBe(6);
    for (const table of tables) {
      for (const row of rowsOf(table)) expect(words).toContain(squeezed(row.join('')));
    }
  });

  it('agree on every figure of the CSV file', async () => {
    const { bytes } = await fileOf('everything', 'csv');
    const lines = parseCsv(bytes, { bom: true }) as string[][];
    expect(matrixOf(lines, 'Competencies', own.views)).toEqual(own.competencies);
    expect(matrixOf(lines, 'Statements', own.views)).toEqual(own.statements);
  });

  it('agree on every figure of the Excel file, where plain figures are numbers', async () => {
    const sheets = await readWorkbook((await fileOf('everything', 'xlsx')).bytes);
    const sheet = (name: string): unknown[][] => sheets.find((each) => each.sheet === name)!.data as unknown[][];
    const [head = [], ...lines] = sheet('Competencies');
    const columns = own.views.map((view) => head.indexOf(view));
    expect(lines.map((line) => [line[0], ...columns.map((place) => written(line[place], 1))])).toEqual(
      own.competencies,
    );
    const [statementHead = [], ...statements] = sheet('Statements');
    const places = own.views.map((view) => statementHead.indexOf(view));
    const decimals = own.views.map((view) => (view === 'You' || view === 'Manager' ? 0 : 1));
    expect(
      statements.map((line) => [line[1], ...places.map((place, view) => written(line[place], decimals[view] ?? 1))]),
    ).toEqual(own.statements);
    expect(typeof lines[0]![columns[0]!]).toBe('number');
  });

  it('the JSON file is the shown part of the snapshot, byte for byte', async () => {
    const { bytes } = await fileOf('everything', 'json');
    const row = await testApp.database.of(SnapshotEntity).findOneByOrFail({ reviewId: reports.everything.reviewId });
    expect(sha256Of(bytes.toString())).toBe(row.sha256);
    expect(bytes.toString()).not.toMatch(/"(kept|samples|sd|counts|histogram)"/);
  });
});

function written(cell: unknown, decimals: number): string {
  if (typeof cell === 'number') return cell.toFixed(decimals);
  return typeof cell === 'string' ? cell.replace(/\u00a0/g, ' ') : '–';
}

function matrixOf(lines: readonly string[][], part: string, views: readonly string[]): string[][] {
  const rows = lines.filter(([name]) => name === part);
  const nameOf = (row: readonly string[]): string => (part === 'Statements' ? row[2] : row[1]) ?? '';
  return [...new Set(rows.map(nameOf))].map((name) => [
    name,
    ...views.map((view) => rows.find((row) => nameOf(row) === name && row[3] === view)?.[4] ?? '–'),
  ]);
}

describe('a PDF', () => {
  it.each(['en', 'fa', 'ar'])(
    'in %s is A4 with page numbers in the language’s digits and its fonts inside',
    async (locale) => {
      const pdf = await pdfOf('everything', locale);
      expect(pdf.pages.length).toBeGreaterThanOrEqual(4);
      expect(pdf.pages.length).toBeLessThanOrEqual(6);
      expect(new Set(pdf.sizes)).toEqual(new Set(['0 0 595.2756 841.8898']));
      expect(pdf.fonts.length).toBeGreaterThanOrEqual(3);
      expect(pdf.fonts.every(({ name, isEmbedded }) => name.startsWith('Vazirmatn') && isEmbedded)).toBe(true);
      const digits = locale === 'fa' ? '۰۱۲۳۴۵۶۷۸۹' : '0123456789';
      pdf.pages.forEach((words, index) => expect(words).toContain(digits[index + 1]!));
      if (locale === 'fa') expect(pdf.pages[0]).toMatch(/[۰-۹]٫[۰-۹]/);
    },
  );

  it.each(['en', 'fa'] as const)('in %s names each table, and lists what there is', async (locale) => {
    const { pages } = await pdfOf('everything', locale);
    const texts = Texts.in(locale);
    // Letters from the right are read in the order they are drawn, without the mark that keeps them apart.
    const letters = new Intl.Segmenter(locale);
    const drawn = (text: string): string => {
      const inOrder = [...letters.segment(squeezed(text).replace(/\u200c/g, ''))].map(({ segment }) => segment);
      return (locale === 'en' ? inOrder : inOrder.reverse()).join('');
    };
    const words = pages.map((page) => page.replace(/\u200c/g, ''));
    const parts = ['competencies', 'gaps', 'spread', 'values'].map((part) => drawn(texts.t(`report.contents.${part}`)));
    const tables = words.slice(-2).join('');
    for (const name of [...parts, drawn(texts.t('report.pdf.statements'))]) expect(tables).toContain(name);
    const [first = ''] = words;
    const contents = first.slice(first.indexOf(drawn(texts.t('report.pdf.contents'))));
    const more = ['report.contents.comments', 'report.plan-heading', 'report.pdf.numbers'].map((key) =>
      drawn(texts.t(key)),
    );
    for (const name of [...parts, ...more]) expect(contents).toContain(name);
  });

  it.each(reportKinds)('of the kind "%s" says what its page says', async (kind) => {
    const page = await (await visitorOf(kind)).get(`/reports/${reports[kind].reviewId}`);
    const words = (await pdfOf(kind)).pages.map((text) => squeezed(text)).join('');
    expect(words).toContain(squeezed(page.heading));
    // What follows the report on its page is not part of it: the word that it was read.
    page.root.querySelectorAll('section[aria-labelledby=read-h]').forEach((section) => section.remove());
    for (const said of [...page.all('.find'), ...page.all('.short dd'), ...page.all('main section h2')]) {
      if (said !== 'In short') expect(words).toContain(squeezed(said));
    }
  });

  it('prints what people wrote as they wrote it, and runs none of it', async () => {
    const { shown } = (await testApp.get(Snapshots).latest(reports.everything.reviewId))!;
    const code = '#panic("x") #let a = 1; $ e^x $ *bold* \\ @ref <tag> {{name}}';
    const [topic] = shown.comments;
    const [part] = topic!.parts;
    const item = { id: 'one', text: `${code}\nهمیشه` };
    const wanted = { ...shown, comments: [{ ...topic!, parts: [{ ...part!, items: [item] }] }] };
    const file = await testApp
      .get<Typesetter>(Typesetter as never)
      .pdf(presentDocument(wanted, 'subject', Texts.in('en')));
    expect(readPdf(file).pages.join('')).toContain(squeezed(code));
  });
});

describe('a comment that a spreadsheet would run', () => {
  it.each(['=HYPERLINK("http://evil.example")', '+1', '@SUM(A1)', '-2', ' =1+1'])('is %s as text', async (text) => {
    const { shown } = (await testApp.get(Snapshots).latest(reports.everything.reviewId))!;
    const [topic] = shown.comments;
    const item = { id: 'one', text };
    const wanted = { ...shown, comments: [{ ...topic!, parts: [{ ...topic!.parts[0]!, items: [item] }] }] };
    const texts = Texts.in('en');
    const lines = parseCsv(reportCsv(reportRows(wanted, texts), texts), { bom: true }) as string[][];
    expect(lines.filter(([part]) => part === 'Comments').map((line) => line.at(-1))).toEqual([`'${text}`]);
    const files = readZip(await reportXlsx(reportRows(wanted, texts), texts));
    const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, file]) => file.toString());
    expect(sheets.length).toBeGreaterThan(5);
    expect(sheets.join('')).not.toMatch(/<f[ >]/);
  });
});

describe('files in a language from the right', () => {
  it('write figures of a sheet in the reader’s digits and keep them numbers, and those of CSV for programs', async () => {
    const [english, persian] = await Promise.all(
      ['en', 'fa'].map(async (locale) => readWorkbook((await fileOf('unanimous', 'xlsx', locale)).bytes)),
    );
    const numbers = (sheets: typeof english): number[] =>
      sheets!.flatMap(({ data }) => data.flat().filter((cell) => typeof cell === 'number'));
    expect(numbers(persian).length).toBeGreaterThan(50);
    expect(numbers(persian)).toEqual(numbers(english));
    const files = readZip((await fileOf('unanimous', 'xlsx', 'fa')).bytes);
    const formats = [
      ...files
        .get('xl/styles.xml')!
        .toString()
        .matchAll(/formatCode="([^"]*)"/g),
    ].map(([, code]) => code);
    expect(new Set(formats)).toEqual(new Set(['[$-3000429]0', '[$-3000429]0.0']));
    const words = persian!.flatMap(({ data }) => data.flat().filter((cell) => typeof cell === 'string'));
    expect(words).toContain('≥\u00a0۴٫۷');
    expect(words.filter((word) => /[≥≤].*\d/.test(word))).toEqual([]);
    const lines = parseCsv((await fileOf('unanimous', 'csv', 'fa')).bytes, { bom: true }) as string[][];
    const figures = lines.slice(1).map((line) => line[4] ?? '');
    expect(figures.filter((figure) => figure !== '').every((figure) => /^([≥≤] )?\d(\.\d)?$/.test(figure))).toBe(true);
    expect(lines[0]![4]).toBe('عدد');
  });

  it('have sheets from the right and keep the figures', async () => {
    const { bytes } = await fileOf('everything', 'xlsx', 'fa');
    const sheet = readZip(bytes).get('xl/worksheets/sheet1.xml')!.toString();
    expect(sheet).toContain('rightToLeft="1"');
    const english = readZip((await fileOf('everything', 'xlsx')).bytes)
      .get('xl/worksheets/sheet1.xml')!
      .toString();
    expect(english).not.toContain('rightToLeft="1"');
  });
});

describe('who may take a file', () => {
  it('nobody but those who may open the page, and each taking is an opening', async () => {
    const stranger = await given(testApp).visitorFor(await given(testApp).administrator());
    for (const ending of ['pdf', 'csv', 'xlsx', 'json']) {
      expect((await stranger.get(`/reports/${reports.merged.reviewId}/${ending}`)).status).toBe(404);
      expect((await fileOf('merged', ending)).status).toBe(200);
    }
    const entries = await testApp.database.of(AuditEntryEntity).findBy({ deed: 'report.opened' });
    const own = entries.filter(({ details }) => details.review === reports.merged.reviewId);
    expect(own.map(({ details }) => details.file).filter(Boolean)).toEqual(
      expect.arrayContaining(['pdf', 'csv', 'xlsx', 'json']),
    );
  });

  it('every file is for keeping only: attachment, sandbox, no sniffing, a name in the reader’s words', async () => {
    for (const ending of ['pdf', 'csv', 'xlsx', 'json']) {
      const { headers } = await fileOf('everything', ending, 'fa');
      expect(headers['content-security-policy']).toBe('sandbox');
      expect(headers['x-content-type-options']).toBe('nosniff');
      const name = encodeURIComponent('گزارش بازخورد Leila Rahimi Autumn 2026');
      expect(headers['content-disposition']).toBe(
        `attachment; filename="report.${ending}"; filename*=UTF-8''${name}.${ending}`,
      );
    }
  });
});
