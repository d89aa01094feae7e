import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountEntity } from '../../src/people/account.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { ImportFileEntity } from '../../src/people/import-file.entity.js';
import { ImportFiles } from '../../src/people/import-files.service.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import { Company, emails } from './company.js';

let company: Company;

beforeAll(async () => {
  company = await Company.open();
});
beforeEach(() => company.empty());
afterAll(() => company.close());

const windows = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => (letter in arabic ? arabic[letter as keyof typeof arabic] : letter.charCodeAt(0))),
  );
const arabic = { ر: 0xd1, ض: 0xd6, ا: 0xc7, م: 0xe3, ی: 0xed, ن: 0xe4 };

describe('an import of employees', () => {
  it('stores everybody with departments and managers, wherever the manager stands in the file (I16)', async () => {
    const done = await company.import(
      'employees',
      'name,email,department,manager\nOmid,omid@x.example,Sales > North,leila@x.example\nLeila,Leila@X.example,Sales,\n',
    );
    expect(done.heading).toBe('2 people imported');
    const [leila, omid] = [await company.person('leila@x.example'), await company.person('omid@x.example')];
    expect([omid.managerId, leila.managerId]).toEqual([leila.id, null]);
    expect(leila.email).toBe('Leila@X.example');
    const departments = await company.app.database.of(DepartmentEntity).find();
    const sales = departments.find(({ name }) => name === 'Sales');
    expect(departments.find(({ name }) => name === 'North')?.parentId).toBe(sales?.id);
    expect(leila.departmentId).toBe(sales?.id);
  });

  it('knows people again, changes what is new in the file and keeps who is not in it', async () => {
    await company.import(
      'employees',
      'number,name,email,job title,location\n7,Leila,leila@x.example,Adviser,Shiraz\n8,Omid,omid@x.example,,\n',
    );
    const page = await company.bring('employees', 'number,name,email,job title\n۷,لیلا,new.leila@x.example,Lead\n');
    expect(page.text).toContain('ready: 1 changed 1');
    expect(page.text).toContain('no longer in the file, kept as they are 2');
    await company.hr.submit(page, {}, '/application');
    const leila = await company.person('new.leila@x.example');
    expect([leila.name, leila.jobTitle, leila.location]).toEqual(['لیلا', 'Lead', 'Shiraz']);
    expect(emails(await company.people())).toEqual(['hr@narvan.example', 'new.leila@x.example', 'omid@x.example']);
  });

  it('refuses a file in which two rows would become one person, before anything is stored', async () => {
    await company.import('employees', 'number,name,email\n1,Leila,a@x.example\n2,Omid,b@x.example\n');
    const before = JSON.stringify(await company.people());
    const swapped = await company.bring('employees', 'number,name,email\n1,Leila,b@x.example\n2,Omid,a@x.example\n');
    expect(swapped.text).toContain('The number belongs to Leila, the address to Omid.');
    const passedOn = await company.bring('employees', 'number,name,email\n1,Leila,new@x.example\n3,Cem,a@x.example\n');
    expect(passedOn.text).toContain('Rows 2 and 3 are the same person.');
    expect(passedOn.root.querySelector('form[action$="/application"]')).toBeNull();
    expect(JSON.stringify(await company.people())).toBe(before);
  });

  it('brings somebody deactivated back', async () => {
    const old = await company.given.employee({ name: 'Sara', email: 'sara@x.example', status: 'inactive' });
    await company.import('employees', 'name,email\nSara,sara@x.example\n');
    expect(await company.person('sara@x.example')).toMatchObject({ id: old.id, status: 'active' });
  });

  it('I14, I17: keeps names as typed, formulas and digits too, and finds them folded', async () => {
    await company.import(
      'employees',
      'name,email,number\n=HYPERLINK("http://evil"),f@x.example,۱۲۳\n'.replace(
        /=.*\),/,
        '"=HYPERLINK(""http://evil"")",',
      ),
    );
    const person = await company.person('f@x.example');
    expect([person.name, person.employeeNumber, person.employeeNumberFolded]).toEqual([
      '=HYPERLINK("http://evil")',
      '۱۲۳',
      '123',
    ]);
  });

  it('I23: stores an international domain in the form mail servers know', async () => {
    await company.import('employees', 'name,email\nÖzlem,o@bücher.example\n');
    expect((await company.person('o@xn--bcher-kva.example')).email).toBe('o@xn--bcher-kva.example');
  });
});

describe('the preview', () => {
  const bad = 'name,email\nLeila,leila@x\nOmid,omid@x.example\nSara,sara@x\n';

  it('lets a cell be mended and a row be left out, keeps the file as it is, and then imports the rest', async () => {
    const page = await company.bring('employees', bad);
    expect(page.heading).toBe('2 rows need you before 3 people can be imported');
    const still = await company.mend(page, { 'cell-2-email': 'leila@x.example', 'cell-4-email': 'sara@@x' });
    expect(still.heading).toBe('1 row needs you before 3 people can be imported');
    expect(still.root.querySelector('input[name="cell-4-email"]')?.getAttribute('value')).toBe('sara@@x');
    const ready = await company.mend(still, { out: '4' });
    expect(ready.heading).toBe('2 people are ready to import');
    expect(ready.text).toContain('left out 1');
    await company.hr.submit(ready, {}, '/application');
    expect(emails(await company.people())).toEqual(['hr@narvan.example', 'leila@x.example', 'omid@x.example']);
  });

  it('brings a row back that was left out', async () => {
    const out = await company.mend(await company.bring('employees', bad), { out: ['2', '4'] });
    expect(out.heading).toBe('1 person is ready to import');
    expect((await company.mend(out, { out: '2' })).heading).toBe('1 row needs you before 2 people can be imported');
  });

  it('shows the first 100 rows in trouble with the number of the others, and leaves all out by one button', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => `P${index},nobody\n`).join('');
    const page = await company.bring('employees', `name,email\n${rows}Leila,leila@x.example\n`);
    expect(page.root.querySelectorAll('.fix > li')).toHaveLength(100);
    expect(page.text).toContain('30 more rows come up when these are done.');
    const ready = await company.mend(page, { leave: 'all' });
    expect(ready.heading).toBe('1 person is ready to import');
  });

  it('reads columns anew when somebody says what they hold (I8)', async () => {
    const page = await company.bring('employees', 'Wer,Wohin,name\nLeila Rahimi,leila@x.example,x\n');
    expect(page.text).toContain('No column for E-mail was found.');
    const mapping = await company.hr.get(page.link('Change'));
    expect(mapping.text).toContain('leila@x.example');
    const twice = await company.hr.submit(
      mapping,
      { 'column-0': 'name', 'column-1': 'name', 'column-2': '' },
      '/mapping',
    );
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Name is chosen for two columns.');
    expect(twice.root.querySelector('#column-0 option[selected]')?.getAttribute('value')).toBe('name');
    const ready = await company.hr.submit(twice, { 'column-1': 'email' }, '/mapping');
    expect(ready.heading).toBe('1 person is ready to import');
    expect(ready.text).toContain('Wer Name');
    expect(ready.text).toContain('name Not used');
  });

  it('I3: asks for the encoding with names in each, and stores no broken letter', async () => {
    const page = await company.bring('employees', windows('name,email\nرضا امیری,reza@x.example\n'));
    expect(page.heading).toBe('Which of these names are spelled right?');
    expect(page.text).toContain('رضا اميري');
    const unanswered = await company.hr.submit(page, {}, '/encoding');
    expect(unanswered.status).toBe(422);
    const ready = await company.hr.submit(page, { encoding: 'windows-1256' }, '/encoding');
    expect(ready.text).toContain('Windows-1256');
    await company.hr.submit(ready, {}, '/application');
    expect((await company.person('reza@x.example')).name).toBe('رضا اميري');
  });

  it('takes pasted rows, and what a spreadsheet copies', async () => {
    expect((await company.paste('employees', 'name\temail\nLeila\tleila@x.example')).text).toContain('read with tabs');
  });

  it.each(['en', 'fa', 'ar'])('takes its own sample files as they are, in %s', async (locale) => {
    for (const kind of ['employees', 'customers', 'services']) {
      const sample = await company.hr.get(`/imports/sample/${kind}?lang=${locale}`);
      expect(sample.headers['content-disposition']).toContain('attachment');
      const page = await company.bring(kind, sample.html);
      expect([kind, page.root.querySelectorAll('.fix > li').length, page.html.includes('Not used')]).toEqual([
        kind,
        0,
        false,
      ]);
      await company.hr.submit(page, {}, '/application');
    }
    expect(await company.app.database.of(AccountEntity).count()).toBe(2);
    expect(await company.app.database.of(ServiceRecordEntity).count()).toBe(2);
  });

  it('says in the form why a file cannot be read, keeps what was pasted and stores nothing', async () => {
    const noRows = await company.bring('employees', 'name,email\n');
    expect([noRows.status, noRows.text.includes('The file has no rows.')]).toEqual([422, true]);
    const quote = await company.paste('employees', 'name,email\n"Leila,leila@x.example');
    expect(quote.status).toBe(422);
    expect(quote.text).toContain('Row 2: a quote is opened and never closed.');
    expect(quote.root.querySelector('textarea')?.text).toContain('"Leila,leila@x.example');
    expect((await company.bring('employees', Buffer.from('PK\u0003\u0004'), 'people.csv')).text).toContain(
      'This is an Excel file',
    );
    expect((await company.paste('employees', ' ')).text).toContain('Choose a file');
    expect(await company.app.database.of(ImportFileEntity).count()).toBe(0);
  });
});

describe('applying', () => {
  it('happens once, however often the button is pressed (I22)', async () => {
    const page = await company.bring('employees', 'name,email\nLeila,leila@x.example\n');
    const [first, second] = await Promise.all([
      company.hr.submit(page, {}, '/application'),
      company.hr.submit(page, {}, '/application'),
    ]);
    expect([first?.heading, second?.heading]).toEqual(['1 person imported', '1 person imported']);
    expect(await company.count()).toBe(1);
  });

  it('writes nothing at all when one row fails late', async () => {
    const page = await company.bring(
      'customers',
      'account,name,email\nOne,Ana,ana@one.example\nTwo,Bo,bo@two.example\n',
    );
    await company.given.employee({ name: 'Bo', email: 'bo@two.example' });
    const refused = await company.hr.submit(page, {}, '/application');
    expect(refused.status).toBe(409);
    expect(await company.app.database.of(AccountEntity).count()).toBe(0);
    expect(emails(await company.people())).toEqual(['bo@two.example', 'hr@narvan.example']);
    const [file] = await company.app.database.of(ImportFileEntity).find();
    expect(file?.appliedAt).toBeNull();
  });

  it('erases the contents at once and forgets the file after a day', async () => {
    const waiting = await company.bring('employees', 'name,email\nOmid,omid@x.example\n');
    await company.import('employees', 'name,email\nLeila,leila@x.example\n');
    const files = company.app.database.of(ImportFileEntity);
    expect((await files.find()).map(({ contents }) => contents.length > 0).sort()).toEqual([false, true]);
    company.app.clock.advance({ hours: 25 });
    expect((await company.hr.get(waiting.path)).status).toBe(404);
    await company.app.get(ImportFiles).forgetOld();
    expect(await files.count()).toBe(0);
  });
});
