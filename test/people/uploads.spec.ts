import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportFileEntity } from '../../src/people/import-file.entity.js';
import { Company } from './company.js';

let company: Company;

beforeAll(async () => {
  company = await Company.open();
});
beforeEach(() => company.empty());
afterAll(() => company.close());

const boundary = 'edge';
const type = `multipart/form-data; boundary=${boundary}`;
const part = (disposition: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;
const end = `--${boundary}--\r\n`;
const send = async (body: string, contentType = type) => {
  const page = await company.hr.request('POST', '/imports/new/employees', body, contentType);
  return page.status;
};
const token = async () => {
  const page = await company.hr.get('/imports/new/employees');
  return part('name="_csrf"', page.form('/imports').fields.find(([name]) => name === '_csrf')?.[1] ?? '');
};
const stored = () => company.app.database.of(ImportFileEntity).count();

describe('an upload', () => {
  it('of more than 10 MB is refused with the limit (I10)', async () => {
    const page = await company.bring('employees', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'));
    expect([page.status, page.text]).toEqual([413, expect.stringContaining('10 MB')]);
    expect(await stored()).toBe(0);
  });

  it('never uses its file name as a path (I51)', async () => {
    for (const name of ['../../etc/passwd', '%2e%2e%2fpasswd', 'CON.csv', `${'n'.repeat(300)}.csv`, 'a\u0000b.csv']) {
      const page = await company.bring('employees', 'name,email\nLeila,leila@x.example\n', name);
      expect([name, page.heading]).toEqual([name, '1 person is ready to import']);
    }
  });

  it('made by no page of ours is refused, and the product goes on (I47, I48, I52)', async () => {
    const csrf = await token();
    const file = part('name="file"; filename="a.csv"', 'name,email\nA,a@x.example');
    const bodies: [string, string][] = [
      ['unknown field', csrf + file + part('name="role"', 'admin')],
      ['prototype', csrf + file + part('name="__proto__[admin]"', '1')],
      ['nameless part', csrf + file + part('name=""', 'x')],
      ['two files', csrf + file + file],
      ['a thousand parts', csrf + Array.from({ length: 1_000 }, (_, index) => part(`name="a${index}"`, 'x')).join('')],
      ['huge index', csrf + file + part('name="a[4294967294]"', 'x')],
      ['text twice', csrf + part('name="text"', 'a') + part('name="text"', 'b')],
    ];
    for (const [name, body] of bodies) {
      const status = await send(body + end);
      expect([name, status >= 400 && status < 500]).toEqual([name, true]);
    }
    expect(await send(csrf + file, type)).toBeLessThan(500);
    expect(await send(csrf + file + end, 'multipart/form-data')).toBeLessThan(500);
    expect(await send('{"file":1}', 'application/json')).toBe(415);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
    expect(await stored()).toBe(0);
    expect((await company.hr.get('/imports/new/employees')).status).toBe(200);
  });

  it('may not be corrected with rows or fields that do not exist (I49)', async () => {
    const page = await company.bring('employees', 'name,email\nLeila,leila@x\n');
    for (const values of [
      { 'cell-2-role': 'x' },
      { 'cell-x-email': 'x' },
      { out: '-1' },
      { out: '1e9' },
      { id: 'x' },
      { '__proto__[cell]': 'x' },
    ]) {
      const fields = page.form('/corrections').fields;
      const answer = await company.hr.post(`${page.path}/corrections`, [...fields, ...Object.entries(values)]);
      expect([values, answer.status]).toEqual([values, 400]);
    }
    expect((await company.hr.submit(page, { 'cell-2-email': 'leila@x.example' }, '/corrections')).heading).toBe(
      '1 person is ready to import',
    );
  });

  it('of 10,000 people holds nobody up for long and is stored whole', async () => {
    const row = (index: number) =>
      `${index},Person رضایی ${index},p${index}@x.example,Adviser,Unit ${index % 40},p${Math.floor(index / 10)}@x.example\n`;
    const rows = Array.from({ length: 10_000 }, (_, index) => (index === 0 ? '0,Top,p0@x.example,,,\n' : row(index)));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    const done = await company.import('employees', `number,name,email,title,department,manager\n${rows.join('')}`);
    clearInterval(timer);
    expect(done.heading).toBe('10,000 people imported');
    expect(await company.count()).toBe(10_000);
    expect(turns).toBeGreaterThan(30);
  }, 180_000);
});
