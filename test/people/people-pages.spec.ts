import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { ObjectionEntity } from '../../src/people/objection.entity.js';
import { PersonDeactivations } from '../../src/people/person-deactivations.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import type { Page, Values } from '../support/visitor.js';
import { Company } from './company.js';

let company: Company;

beforeAll(async () => {
  company = await Company.open();
});
beforeEach(() => company.empty());
afterAll(() => company.close());

const errorOf = (page: Page, field: string) =>
  page.root.querySelector(`#${field}-error`)?.text.replace(/[\u2068\u2069]/g, '');
const add = async (kind: string, values: Values) =>
  company.hr.submit(await company.hr.get(`/people/new/${kind}`), values, `/people/new/${kind}`);
const edit = async (id: string, values: Values) =>
  company.hr.submit(await company.hr.get(`/people/${id}/edit`), values, `/people/${id}/edit`);

describe('the list of people', () => {
  it('finds people by name, address, number and account however they are typed', async () => {
    await company.import('employees', 'number,name,email\n۱۰۷,علي كريمي,ali@x.example\n2,Zoë Müller,zoe@x.example\n');
    await company.import(
      'customers',
      'account number,account,name,email\nB_1,Blue 100%,Ana,ana@blue.example\nC1,Other,Bo,bo@other.example\n',
    );
    const names = async (query: string) => (await company.hr.get(`/people?${query}`)).all('.data tbody th a');
    expect(await names('words=علی+کریمی')).toEqual(['علي كريمي']);
    expect(await names('words=107')).toEqual(['علي كريمي']);
    expect(await names('words=ZOE+muller')).toEqual(['Zoë Müller']);
    expect(await names('words=zoe%40x')).toEqual(['Zoë Müller']);
    expect(await names('kind=customer&words=100%25')).toEqual(['Ana']);
    expect(await names('kind=customer&words=b_1')).toEqual(['Ana']);
    expect(await names('kind=customer&words=%25')).toEqual(['Ana']);
    expect((await company.hr.get('/people?words=<b>nobody')).text).toContain('Nobody found for “<b>nobody”.');
  });

  it('shows 50 a page and survives any query', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => `P${String(index).padStart(3, '0')},p${index}@x.example\n`);
    await company.import('employees', `name,email\n${rows.join('')}`);
    const last = await company.hr.get('/people?page=3');
    expect(last.root.querySelectorAll('.data tbody tr')).toHaveLength(21);
    expect(last.text).toContain('Page 3 of 3');
    for (const query of [
      'page=0',
      'page=-1',
      'page=1e9',
      'page[]=2',
      'kind=x',
      'words[]=a',
      'words=%00',
      'page=999999',
    ]) {
      expect([query, (await company.hr.get(`/people?${query}`)).status]).toEqual([query, 200]);
    }
  });
});

describe('a person by hand', () => {
  it('is added with department and manager by name, and shown', async () => {
    await company.import('employees', 'name,email,department\nLeila Rahimi,leila@x.example,Sales\n');
    const page = await add('employee', {
      name: ' Omid  Karimi ',
      email: 'Omid@X.example',
      number: '12',
      department: 'sales',
      manager: 'leila rahimi',
      locale: 'fa',
    });
    expect(page.heading).toBe('Omid Karimi');
    expect(page.text).toContain('Manager Leila Rahimi');
    expect(page.text).toContain('Department Sales');
    const omid = await company.person('omid@x.example');
    expect([omid.email, omid.locale, omid.employeeNumber]).toEqual(['Omid@X.example', 'fa', '12']);
    const team = await company.hr.get(page.link('Leila Rahimi'));
    expect(team.text).toContain('Reports to them Omid Karimi');
  });

  it('tells every problem beside its field and keeps what was typed', async () => {
    await company.import(
      'employees',
      'number,name,email,department\n7,Leila,leila@x.example,Claims\n8,Leila,other@x.example,\n',
    );
    const page = await add('employee', {
      name: ' ',
      email: 'LEILA@x.example',
      number: '۷',
      department: 'Claim',
      manager: 'Leila',
      jobTitle: 'x'.repeat(201),
    });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/<title>Error: /);
    expect(errorOf(page, 'name')).toContain('The name is missing.');
    expect(errorOf(page, 'email')).toContain('This address belongs to Leila.');
    expect(errorOf(page, 'number')).toContain('This employee number belongs to Leila.');
    expect(errorOf(page, 'department')).toContain('There is no department Claim. Closest: Claims.');
    expect(errorOf(page, 'manager')).toContain('Several employees are called Leila.');
    expect(errorOf(page, 'jobTitle')).toContain('201 characters');
    expect(page.root.querySelector('#department')?.getAttribute('value')).toBe('Claim');
    expect(page.all('.errors a')).toHaveLength(6);
    expect(await company.count()).toBe(2);
  });

  it('cannot manage those above (I15)', async () => {
    await company.import(
      'employees',
      'name,email,manager\nA,a@x.example,\nB,b@x.example,a@x.example\nC,c@x.example,b@x.example\n',
    );
    const a = await company.person('a@x.example');
    const page = await edit(a.id, { manager: 'c@x.example' });
    expect(errorOf(page, 'manager')).toContain('Reporting loop: A > C > B > A');
    expect(errorOf(await edit(a.id, { manager: 'A' }), 'manager')).toContain('Nobody can be their own manager.');
    expect((await company.person('a@x.example')).managerId).toBeNull();
  });

  it('is a customer with an account, old or new', async () => {
    await add('customer', { name: 'Ana', email: 'ana@one.example', account: 'One', accountNumber: '1', segment: 'B' });
    await add('customer', { name: 'Bo', email: 'bo@one.example', account: 'ONE', accountNumber: '', segment: '' });
    const accounts = await company.app.database.of(AccountEntity).find();
    expect(accounts.map(({ name, code }) => [name, code])).toEqual([['One', '1']]);
    const [ana, bo] = [await company.person('ana@one.example'), await company.person('bo@one.example')];
    expect([ana.segment, bo.accountId]).toEqual(['B', ana.accountId]);
    const page = await add('customer', { name: 'Cem', email: 'bo@one.example', account: '', accountNumber: '' });
    expect([page.status, errorOf(page, 'email')?.includes('Bo'), errorOf(page, 'account') !== undefined]).toEqual([
      422,
      true,
      true,
    ]);
    expect(
      (await add('customer', { name: 'D', email: 'd@x.example', account: 'Two', accountNumber: '1' })).status,
    ).toBe(422);
  });

  it('is refused with a field nobody asked for or a value that is no text (I47–I50)', async () => {
    const page = await company.hr.get('/people/new/employee');
    for (const extra of [
      { role: 'admin' },
      { '__proto__[admin]': '1' },
      { 'constructor.prototype': 'x' },
      { 'name[gt]': '1' },
    ]) {
      expect(
        (await company.hr.submit(page, { name: 'A', email: 'a@x.example', ...extra } as Values, '/people/new/employee'))
          .status,
      ).toBe(400);
    }
    expect(
      (await company.hr.submit(page, { name: ['A', 'B'], email: 'a@x.example' }, '/people/new/employee')).status,
    ).toBe(400);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
    expect(await company.count()).toBe(0);
  });

  it('is not found under an identifier that is none, and nothing else is either (I50, I51)', async () => {
    for (const id of ['%00', '..%2f..%2fetc%2fpasswd', '1%20OR%201=1', 'x'.repeat(400), '%7B%22id%22:1%7D', '1;--']) {
      for (const path of [
        'people/*',
        'people/*/edit',
        'imports/*',
        'imports/*/mapping',
        'departments/*',
        'chart?from=*',
      ]) {
        const { status } = await company.hr.get(`/${path.replace('*', id)}`);
        expect([path, id, status]).toEqual([path, id, 404]);
      }
    }
  });
});

describe('leaving, coming back and not wanting to be asked', () => {
  it('signs somebody out everywhere and tells the rooms above', async () => {
    const omid = await company.given.administrator({ name: 'Omid' });
    const browser = await company.given.visitorFor(omid);
    const told: string[] = [];
    company.app.get(PersonDeactivations).register({ personDeactivated: async (id) => void told.push(id) });
    expect((await browser.get('/people')).heading).toBe('Employees');
    const review = await company.hr.get(`/people/${omid.id}/deactivation`);
    expect(review.heading).toBe('Deactivate Omid?');
    expect((await company.person(omid.emailFolded)).status).toBe('active');
    const done = await company.hr.submit(review, {}, '/deactivation');
    expect(done.text).toContain('Deactivated');
    expect(told).toEqual([omid.id]);
    expect((await browser.get('/people')).heading).not.toBe('Employees');
    const back = await company.hr.submit(done, {}, '/reactivation');
    expect(back.text).toContain('Active');
    expect((await browser.get('/people')).heading).not.toBe('Employees');
    const deeds = (await company.app.database.of(AuditEntryEntity).find()).map(({ deed, details }) => [deed, details]);
    expect(deeds).toEqual([
      ['person.deactivated', { person: omid.id }],
      ['person.reactivated', { person: omid.id }],
    ]);
  });

  it('cannot be done to oneself', async () => {
    const me = await company.hr.get(`/people/${company.hrPerson.id}/deactivation`);
    expect((await company.hr.submit(me, {}, '/deactivation')).status).toBe(409);
    expect((await company.person('hr@narvan.example')).status).toBe('active');
  });

  it('keeps an objection for good, also for a new address and a later import', async () => {
    await company.import('customers', 'account,name,email\nOne,Ana,ana@one.example\n');
    const ana = await company.person('ana@one.example');
    const done = await company.hr.submit(await company.hr.get(`/people/${ana.id}/objection`), {}, '/objection');
    expect(done.text).toContain('Not to be asked');
    expect((await company.person('ana@one.example')).objectedAt).toEqual(company.app.clock.now());
    await edit(ana.id, { email: 'ana@two.example' });
    expect(await company.app.database.of(ObjectionEntity).count()).toBe(2);
    const page = await company.bring(
      'customers',
      'account,name,email\nOne,Ana,Ana@two.example\nOne,Ana,ana@one.example\n',
    );
    expect(page.heading).toBe('Nothing is left to import');
    const byHand = await add('customer', { name: 'Ana', email: 'ana@one.example', account: 'One' });
    expect(errorOf(byHand, 'email')).toContain('Nobody may be asked at this address');
  });

  it('is for administrators only', async () => {
    const employee = await company.given.visitorFor(await company.given.employee());
    const leader = await company.given.visitorFor(await company.given.leader());
    for (const path of [
      '/people',
      '/chart',
      '/departments',
      '/imports/new/employees',
      `/people/${company.hrPerson.id}`,
    ]) {
      expect((await employee.get(path)).status).toBe(404);
      expect((await leader.get(path)).status).toBe(404);
    }
  });
});

describe('departments and the chart', () => {
  const addUnit = async (name: string, parent = '') =>
    company.hr.submit(await company.hr.get('/departments'), { name, parent }, '/departments');
  const unit = (name: string) => company.app.database.of(DepartmentEntity).findOneByOrFail({ name });

  it('form a tree that stays one', async () => {
    await addUnit('Sales');
    await addUnit('North', (await unit('Sales')).id);
    expect((await addUnit('SALES')).text).toContain('There is already a department with this name');
    expect((await addUnit('  ')).status).toBe(422);
    expect((await addUnit('X', 'nowhere')).status).toBe(422);
    const [sales, north] = [await unit('Sales'), await unit('North')];
    const page = await company.hr.get(`/departments/${sales.id}`);
    expect(page.all('#parent option')).toEqual(['At the top']);
    const loop = await company.hr.submit(page, { parent: north.id }, `/departments/${sales.id}`);
    expect(loop.text).toContain('A department cannot lie within itself');
    await company.hr.submit(await company.hr.get(`/departments/${north.id}`), { name: 'Nord', parent: '' }, north.id);
    expect((await unit('Nord')).parentId).toBeNull();
  });

  it('shows everybody under their manager, those without one at the top', async () => {
    await company.import(
      'employees',
      'name,email,manager\nCem,c@x.example,b@x.example\nAnna,a@x.example,\nBo,b@x.example,a@x.example\n',
    );
    const chart = await company.hr.get('/chart');
    expect(chart.root.querySelectorAll('.lines > li').map((item) => item.querySelector('a')?.text)).toEqual([
      'Anna',
      'Hanna Riedel',
    ]);
    expect(chart.root.querySelector('.beh .beh')?.text).toContain('Cem');
    const anna = await company.app.database.of(PersonEntity).findOneByOrFail({ name: 'Bo' });
    expect((await company.hr.get(`/chart?from=${anna.id}`)).heading).toBe('The team of Bo');
  });

  it('gives deep teams of a large company a page of their own', async () => {
    const rows = Array.from(
      { length: 1_000 },
      (_, index) => `P${index},p${index}@x.example,${index ? `p${Math.floor((index - 1) / 10)}@x.example` : ''}\n`,
    );
    await company.import('employees', `name,email,manager\n${rows.join('')}`);
    const chart = await company.hr.get('/chart');
    expect(chart.root.querySelectorAll('.lines p').length).toBeLessThan(320);
    const team = await company.hr.get(chart.link('people in the team'));
    expect(team.heading).toMatch(/^The team of P/);
  });
});
