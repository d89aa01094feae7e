import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { ObjectionEntity } from '../../src/people/objection.entity.js';
import { Objections } from '../../src/people/objections.service.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import type { Page } from '../support/visitor.js';
import { Company } from './company.js';

let company: Company;

beforeAll(async () => {
  company = await Company.open();
});
afterAll(() => company.close());

/** What the preview says about each row in trouble, as "Row 3: E-mail: …". */
function troubles(page: Page): string[] {
  return page.root.querySelectorAll('.fix > li').map((item) => {
    const words = (selector: string) =>
      item.querySelectorAll(selector).map((part) => part.structuredText.replace(/[\u2068\u2069]/g, '').trim());
    const row = item.querySelector('.out input')?.getAttribute('value') ?? '';
    const labels = item.querySelectorAll('label[for]').map((label) => label.childNodes[0]?.text.trim() ?? '');
    return `Row ${row}: ${[...labels, ...words('.err')].join(': ')}`;
  });
}

describe('rows of an employees file that cannot be imported', () => {
  const header = ['number', 'name', 'email', 'department', 'manager', 'language'];
  const ok = ['1', 'Leila Rahimi', 'leila@narvan.example', 'Claims', '', 'en'];
  const long = 'n'.repeat(300);
  it.each<[string, string[], string]>([
    [
      'I5 line break in a name',
      ['2', 'Omid\nKarimi', 'o@x.example', '', '', ''],
      'Row 3: Name: Line breaks are not allowed.',
    ],
    [
      'I6 header in an address',
      ['2', 'Omid', 'o@x.example\r\nBcc: e@evil.example', '', '', ''],
      'Row 3: E-mail: This is not a valid',
    ],
    [
      'I12 one address twice',
      ['2', 'Omid', 'LEILA@Narvan.example', '', '', ''],
      'Row 3: E-mail: Rows 2 and 3 are the same person.',
    ],
    [
      'I13 invisible inside',
      ['2', 'Omid', 'om\u200Bid@x.example', '', '', ''],
      'Row 3: E-mail: The address holds invisible characters: U+200B.',
    ],
    [
      'I15 unknown manager',
      ['2', 'Omid', 'o@x.example', '', 'nobody@x.example', ''],
      'Row 3: Manager: Manager nobody@x.example is not in the file or in Roundview.',
    ],
    [
      'I15 own manager',
      ['2', 'Omid', 'o@x.example', '', 'o@x.example', ''],
      'Row 3: Manager: Nobody can be their own manager.',
    ],
    [
      'I15 two managers',
      ['2', 'Omid', 'o@x.example', '', '1; leila@narvan.example', ''],
      'Row 3: Manager: Only one manager',
    ],
    [
      'I23 IP literal',
      ['2', 'Omid', 'o@[127.0.0.1]', '', '', ''],
      'Row 3: E-mail: This is not a supported e-mail address.',
    ],
    ['I23 quoted', ['2', 'Omid', '"a@evil.com x"@corp.example', '', '', ''], 'Row 3: E-mail: This is not a supported'],
    ['I23 emoji', ['2', 'Omid', '🌿@corp.example', '', '', ''], 'Row 3: E-mail: This is not a supported'],
    [
      'I23 too long',
      [
        '2',
        'Omid',
        `o@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(62)}.${'v'.repeat(10)}.example`,
        '',
        '',
        '',
      ],
      'Row 3: E-mail: The address has',
    ],
    [
      'I24 300 characters',
      ['2', long, 'o@x.example', '', '', ''],
      'Row 3: Name: The text has 300 characters; at most 100',
    ],
    ['I24 only spaces', ['2', '\u00A0 \u200B', 'o@x.example', '', '', ''], 'Row 3: Name: The name is missing.'],
    ['unknown language', ['2', 'Omid', 'o@x.example', '', '', 'per'], 'Row 3: Language: Use en, fa or ar.'],
    [
      'one number twice',
      ['۱', 'Omid', 'o@x.example', '', '', ''],
      'Row 3: Employee number: Rows 2 and 3 have the same',
    ],
    [
      'a cell too many',
      ['2', 'Omid', 'o@x.example', '', '', '', 'more'],
      'Row 3: The row has 7 cells, but there are 6 columns.',
    ],
  ])('%s', async (_, row, message) => {
    const page = await company.bring('employees', stringify([header, ok, row]));
    expect(page.status).toBe(200);
    expect(troubles(page)).toEqual([expect.stringContaining(message)]);
    expect(page.heading).toBe('1 row needs you before 2 people can be imported');
    expect(page.root.querySelector('form[action$="/application"]')).toBeNull();
    const forced = await company.hr.post(`${page.path}/application`, {
      _csrf: page.form('/corrections').fields[0]?.[1] ?? '',
    });
    expect(forced.status).toBe(409);
    expect(await company.count()).toBe(0);
  });

  it('I15: names a loop once, in order', async () => {
    const page = await company.bring(
      'employees',
      'name,email,manager\nAnna,a@x.example,b@x.example\nBo,b@x.example,c@x.example\nCem,c@x.example,a@x.example\n',
    );
    expect(troubles(page)).toEqual(['Row 2: Manager: Reporting loop: Anna > Bo > Cem > Anna']);
  });

  it('I8: says what is wrong with the columns before it looks at rows', async () => {
    const twice = await company.bring('employees', 'name,email,E-Mail\nA,a@x.example,b@x.example');
    expect(twice.heading).toBe('Some columns need you first');
    expect(twice.text).toContain('Two columns are called email.');
    const missing = await company.bring('employees', 'name,phone\nA,123');
    expect(missing.text).toContain('No column for E-mail was found.');
  });

  it('I18, I19: shows what people typed as text, also beside the problem', async () => {
    const evil = `<script>alert(1)</script>`;
    const page = await company.bring(
      'employees',
      stringify([
        ['name', 'email', 'manager', evil],
        [evil, `"><img onerror=alert(1)>`, '', '${7*7}'],
        ['{{#each}}', 'a@x.example', '{{constructor}}', ''],
      ]),
    );
    expect(page.html).not.toContain('<script>alert');
    expect(page.html).not.toContain('<img onerror');
    expect(page.text).toContain('{{constructor}}');
    expect(page.text).toContain(evil);
  });
});

describe('rows of customers and service records', () => {
  it('name row and field', async () => {
    const customers = await company.bring(
      'customers',
      'account id,company,contact,email,segment\nA1,One,Ana,ana@one.example,A\nA1,Two,Bo,bo@one.example,E\n,,Cem,cem@one.example,\nA3,Three,HR,hr@narvan.example,B\n',
    );
    expect(troubles(customers)).toEqual([
      'Row 3: Account: Segment: Rows 2 and 3 give the same account two names.: Use A, B, C or D, or leave it empty.',
      'Row 4: Account: The account is missing: give its number or its name.',
      expect.stringContaining('Row 5: E-mail: This address belongs to Hanna Riedel'),
    ]);
    const services = await company.bring(
      'services',
      [
        'account,employee,date,amount',
        'Nobody,hr@narvan.example,2026-09-01,10',
        'A1,someone@x.example,31/02/2026,10',
        'A1,hr@narvan.example,1405/09/01,ten',
        'A1,hr@narvan.example,2027-01-01,',
      ].join('\n'),
    );
    expect(troubles(services)).toEqual([
      expect.stringContaining('Row 2: Account: There is no account “Nobody” yet.'),
      expect.stringMatching(/Row 3: .*someone@x\.example.*Write the date as year-month-day/),
      expect.stringMatching(/Row 4: .*Write the date in the Gregorian calendar.*Use a plain number/),
      expect.stringMatching(/Row 5: .*This date is still to come/),
    ]);
    expect(await company.app.database.of(ServiceRecordEntity).count()).toBe(0);
  });

  it('leave out who objected, count them and never name them', async () => {
    const database = company.app.database;
    await database.write(() => company.app.get(Objections).add('gone@client.example'));
    const page = await company.bring(
      'customers',
      'account,name,email\nClient,Gone Customer,Gone@Client.example\nClient,Ana Here,ana@client.example\n',
    );
    expect(page.root.querySelector('.counts')?.structuredText.replace(/\s+/g, ' ')).toContain(
      'asked not to be contacted, left out 1',
    );
    expect(page.text).not.toContain('Gone');
    const before = await company.count();
    await company.hr.submit(page, {}, '/application');
    expect(await company.count()).toBe(before + 1);
    expect(JSON.stringify(await database.of(ObjectionEntity).find())).not.toContain('client');
  });
});
