import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/northwind/${name}.csv`, import.meta.url));

describe('the sample company Northwind', () => {
  let app: TestApp;
  let hr: Visitor;

  beforeAll(async () => {
    app = await startTestApp();
    const people = given(app);
    hr = await people.visitorFor(await people.administrator({ name: 'Hanna Riedel', email: 'hr@northwind.example' }));
  });

  afterAll(() => app.close());

  const bring = async (kind: string, name: string): Promise<Page> =>
    hr.upload(await hr.get(`/imports/new/${kind}`), 'file', `${name}.csv`, fixture(name), `/imports/new/${kind}`);
  const apply = (page: Page) => hr.submit(page, {}, '/application');
  const rows = async () => ({
    employees: await app.database.of(PersonEntity).countBy({ kind: 'employee' }),
    customers: await app.database.of(PersonEntity).countBy({ kind: 'customer' }),
    accounts: await app.database.of(AccountEntity).count(),
    services: await app.database.of(ServiceRecordEntity).count(),
  });

  it('is imported as it is, with its columns found by name', async () => {
    const employees = await bring('employees', 'employees');
    expect(employees.heading).toBe('9 people are ready to import');
    expect((await apply(employees)).heading).toBe('9 people imported');
    const customers = await bring('customers', 'customers');
    expect(customers.text).toContain('ready: 91 new 91 new accounts 91');
    expect((await apply(customers)).heading).toBe('91 customers imported');
    const services = await bring('services', 'orders');
    expect(services.heading).toBe('830 service records are ready to import');
    expect((await apply(services)).heading).toBe('830 service records imported');
    expect(await rows()).toEqual({ employees: 10, customers: 91, accounts: 91, services: 830 });
  });

  it('has its managers, departments and accounts', async () => {
    const of = app.database.of(PersonEntity);
    const nancy = await of.findOneByOrFail({ emailFolded: 'nancy.davolio@northwind.example' });
    const andrew = await of.findOneByOrFail({ emailFolded: 'andrew.fuller@northwind.example' });
    expect(nancy.managerId).toBe(andrew.id);
    const department = await app.database.of(DepartmentEntity).findOneByOrFail({ id: nancy.departmentId ?? '' });
    expect(department.name).toBe('Sales');
    const maria = await of.findOneByOrFail({ emailFolded: 'maria.anders@alfreds-futterkiste.example' });
    const account = await app.database.of(AccountEntity).findOneByOrFail({ id: maria.accountId ?? '' });
    expect([account.code, account.name]).toEqual(['ALFKI', 'Alfreds Futterkiste']);
    const record = await app.database.of(ServiceRecordEntity).findOneByOrFail({ code: '10248' });
    expect([record.servedOn, record.amount]).toEqual(['1996-07-04', 440]);
  });

  it('changes nothing when it is brought a second time', async () => {
    const before = await rows();
    for (const [kind, name] of [
      ['employees', 'employees'],
      ['customers', 'customers'],
      ['services', 'orders'],
    ] as const) {
      const page = await bring(kind, name);
      expect(page.heading).toBe('This file is already imported');
      expect(page.root.querySelector('form[action$="/application"]')).toBeNull();
    }
    expect(await rows()).toEqual(before);
  });

  it('leaves an entry with counts, and nobody’s name, in the audit log', async () => {
    const entries = await app.database.of(AuditEntryEntity).findBy({ deed: 'import.applied' });
    expect(entries.map(({ details }) => [details.kind, details.created])).toEqual([
      ['employees', 9],
      ['customers', 91],
      ['services', 830],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/nancy|davolio|example/i);
  });
});
