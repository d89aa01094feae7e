import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { FormRejected } from '../../src/domain/errors.js';
import { Breath } from '../../src/database/breath.js';
import { longestRow, readCsv } from '../../src/people/csv-file.js';
import { detectEncoding, refuseOtherFiles } from '../../src/people/file-encoding.js';

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

async function read(contents: string | Buffer) {
  const bytes = Buffer.from(contents as string);
  refuseOtherFiles(bytes);
  const { separator, table } = await readCsv(bytes, detectEncoding(bytes) ?? 'windows-1252');
  return { separator, header: table.header, rows: table.rows };
}

async function refusal(contents: string | Buffer): Promise<unknown> {
  const error = await read(contents).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FormRejected)) throw new Error(`not refused: ${String(error)}`);
  const [problem] = error.problems;
  return [problem?.key.replace('import.file.', ''), problem?.params.row];
}

describe('a file becomes a table', () => {
  it.each([
    ['I1 UTF-8 with a byte order mark', '\uFEFFname,email\nLeila,l@x.example'],
    ['I2 UTF-16 little endian with tabs', utf16('name\temail\r\nLeila\tl@x.example\r\n')],
    ['I2 UTF-16 big endian', utf16('name\temail\r\nLeila\tl@x.example\r\n', true)],
    ['I4 semicolons', 'name;email\nLeila;l@x.example'],
    ['I4 bars', 'name|email\nLeila|l@x.example'],
    ['I4 told by the first line', 'sep=;\r\nname;email\r\nLeila;l@x.example\r\n'],
    ['old line ends', 'name,email\rLeila,l@x.example\r'],
    ['mixed line ends', 'name,email\r\nLeila,l@x.example\n'],
    ['spaces around quotes', 'name, email\n"Leila" , "l@x.example"'],
    ['empty columns at the end', 'name,email,,\nLeila,l@x.example,,'],
  ])('%s', async (_, contents) => {
    const { header, rows } = await read(contents);
    expect(header).toEqual(['name', 'email']);
    expect(rows.map(({ row, cells }) => [row, ...cells.slice(0, 2)])).toEqual([[2, 'Leila', 'l@x.example']]);
  });

  it('finds the separator even if another sign stands in a quoted header', async () => {
    expect((await read('"name, full and, long";email\nA;b@x.example')).separator).toBe(';');
    expect((await read('name\n"a;b;c"')).separator).toBe(',');
  });

  it('counts rows as a spreadsheet shows them, blank ones too', async () => {
    const { rows } = await read('name,email\n\nA,a@x.example\n,\n"B\nC",b@x.example\nD,d@x.example\n\n\n');
    expect(rows.map(({ row }) => row)).toEqual([3, 5, 6]);
    expect(rows[1]?.cells[0]).toBe('B\nC');
  });

  it('keeps letters of every script whole wherever the file is cut for reading', async () => {
    const line = (index: number) => `لیلا 🌿 رضایی ${index},l${index}@x.example`;
    const { rows } = await read(`name,email\n${Array.from({ length: 9_000 }, (_, index) => line(index)).join('\n')}`);
    expect(rows).toHaveLength(9_000);
    expect(rows.every(({ cells }, index) => cells[0] === `لیلا 🌿 رضایی ${index}`)).toBe(true);
  });

  it('lets others have their turn while a big file is read', async () => {
    const line = 'Leila Rahimi,l@x.example,Adviser,Sales,Berlin\n';
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await readCsv(
      Buffer.from(`name,email,job title,department,location\n${line.repeat(50_000)}`),
      'utf-8',
      new Breath(),
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('a file that cannot be read is refused with its reason', () => {
  const quoted = (row: number) => Array.from({ length: row - 2 }, () => '"A",a@x.example\n').join('');
  it.each([
    ['I9 zero bytes', '', ['no-rows', undefined]],
    ['I9 header only', 'name,email\n', ['no-rows', undefined]],
    ['I9 blank lines', '\n\n , \n', ['no-rows', undefined]],
    ['I7 unclosed at the end', `name,email\n${quoted(87)}"A,a@x.example\n`, ['quote-open', 87]],
    [
      'I7 unclosed early in a long file',
      `name,email\nA,"a@x.example\n${'B,b@x.example\n'.repeat(20_000)}`,
      ['quote-open', 2],
    ],
    ['I7 bare quote', `name,email\nA,a@x.example\nB "x" y,b@x.example\n`, ['quote-bare', 3]],
    ['I7 letters after a quote', `name,email\n"B" y,b@x.example\n`, ['quote-bare', 2]],
    ['I10 gzip', gzipSync('name,email\nA,a@x.example'), ['compressed', undefined]],
    ['I10 xlsx', Buffer.from('PK\u0003\u0004rest'), ['excel', undefined]],
    ['I10 xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), ['excel-old', undefined]],
    ['I10 PDF', '%PDF-1.7 …', ['pdf', undefined]],
    ['binary', Buffer.from([1, 2, 0, 4, 5]), ['binary', undefined]],
    ['I11 a row too many', `name\n${'x\n'.repeat(50_001)}`, ['rows-too-many', undefined]],
    ['I11 endless blank lines', `name\nx${'\n'.repeat(300_000)}`, ['rows-too-many', undefined]],
    ['I11 one line of 5 MB', `name\nok\n${'x'.repeat(5_000_000)}`, ['row-too-long', 3]],
    ['I11 10,000 columns', `${'c,'.repeat(9_999)}c\n1`, ['columns-too-many', undefined]],
  ])('%s', async (_, contents, expected) => {
    expect(await refusal(contents)).toEqual(expected);
  });

  it('takes exactly 50,000 rows and a row as long as allowed', async () => {
    expect((await read(`name\n${'x\n'.repeat(50_000)}`)).rows).toHaveLength(50_000);
    expect((await read(`name\n${'x'.repeat(longestRow - 10)}`)).rows).toHaveLength(1);
  });
});

describe('encodings', () => {
  it('I3: bytes that are no UTF-8 are left for a person to decide', () => {
    expect(detectEncoding(Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toBeNull();
    expect(detectEncoding(Buffer.from('Müller رضا'))).toBe('utf-8');
  });
});
