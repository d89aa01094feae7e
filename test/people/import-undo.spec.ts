import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { ImportFileEntity } from '../../src/people/import-file.entity.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import type { Page } from '../support/visitor.js';
import { Company, emails } from './company.js';

let company: Company;

beforeAll(async () => {
  company = await Company.open();
});
beforeEach(() => company.empty());
afterAll(() => company.close());

const undoOf = (done: Page) => company.hr.get(done.link('Take this import back'));
const takeBack = async (done: Page) => company.hr.submit(await undoOf(done), {}, '/undo');
const numberOf = (entity: new () => object) => company.app.database.of(entity).count();
const row = (name: string, more: string) => `${name},${name.toLowerCase()}@x.example,${more}\n`;

describe('taking an import back', () => {
  it('removes everybody it brought, with departments and managers, after showing how many', async () => {
    const done = await company.import(
      'employees',
      `name,email,department,manager\n${row('Omid', 'Sales > North,leila@x.example')}${row('Leila', 'Sales,')}`,
    );
    const preview = await undoOf(done);
    expect(preview.text).toContain('removed 4');
    expect(await company.count()).toBe(2);
    const after = await company.hr.submit(preview, {}, '/undo');
    expect(after.heading).toBe('This import was taken back');
    expect(await company.count()).toBe(0);
    expect(await numberOf(DepartmentEntity)).toBe(0);
    const deeds = (await company.app.database.of(AuditEntryEntity).find()).map((entry) => JSON.stringify(entry));
    expect(deeds.filter((deed) => deed.includes('import.undone'))).toHaveLength(1);
    expect(deeds.join()).not.toContain('Leila');
    // Once is enough: a second press, and a second look, find nothing left to do.
    expect((await company.hr.get(preview.path)).status).toBe(404);
  });

  it('puts back what it changed, and keeps what was typed by hand since, saying so', async () => {
    await company.import('employees', `name,email,job title,location\n${row('Leila', 'Adviser,Shiraz')}`);
    const done = await company.import(
      'employees',
      `name,email,job title,location\n${row('Leila', 'Lead,Yazd')}${row('Omid', 'Clerk,Rey')}`,
    );
    const { id } = await company.person('leila@x.example');
    await company.hr.submit(await company.hr.get(`/people/${id}/edit`), { location: 'Tabriz' });
    const { id: omid } = await company.person('omid@x.example');
    await company.hr.submit(await company.hr.get(`/people/${omid}/edit`), { jobTitle: 'Head' });
    const preview = await undoOf(done);
    expect(preview.text).toContain('Leila Changed since the import');
    expect(preview.text).toContain('Omid Changed since the import');
    const after = await company.hr.submit(preview, {}, '/undo');
    expect(after.text).toContain('Omid Changed since the import');
    const leila = await company.person('leila@x.example');
    expect([leila.jobTitle, leila.location]).toEqual(['Adviser', 'Tabriz']);
    expect((await company.person('omid@x.example')).jobTitle).toBe('Head');
  });

  it('keeps who is used by now, and whom a later import leans on', async () => {
    const done = await company.import(
      'employees',
      `name,email,manager\n${row('Leila', '')}${row('Omid', '')}${row('Sara', '')}`,
    );
    await company.import('employees', `name,email,manager\n${row('Ann', 'leila@x.example')}`);
    await company.hr.submit(await company.hr.get('/settings/roles'), { email: 'omid@x.example', role: 'leader' });
    const after = await takeBack(done);
    expect(after.text).toMatch(/Leila Is used by now.*Omid Is used by now|Omid Is used by now.*Leila Is used by now/);
    expect(emails(await company.people())).toEqual([
      'ann@x.example',
      'hr@narvan.example',
      'leila@x.example',
      'omid@x.example',
    ]);
  });

  it('does the same for customers with their accounts, and for service records', async () => {
    await company.import('employees', `name,email,department\n${row('Leila', 'Sales')}`);
    const customers = await company.import('customers', 'account,name,email\nOrchard Ltd,Pari,pari@orchard.example\n');
    const services = await company.import(
      'services',
      'account,employee,served on\nOrchard Ltd,leila@x.example,2026-10-01\n',
    );
    expect((await undoOf(customers)).text).toContain('Is used by now');
    await takeBack(services);
    expect(await numberOf(ServiceRecordEntity)).toBe(0);
    await takeBack(customers);
    expect([await numberOf(AccountEntity), emails(await company.people())]).toEqual([
      0,
      ['hr@narvan.example', 'leila@x.example'],
    ]);
  });

  it('does not give back an address that somebody else has by now', async () => {
    await company.import('employees', 'number,name,email\n7,Leila,leila@x.example\n');
    const done = await company.import('employees', 'number,name,email\n7,Leila,new@x.example\n');
    await company.import('employees', 'number,name,email\n8,Another,leila@x.example\n');
    const preview = await undoOf(done);
    expect(preview.heading).toBe('Nothing of this import can be taken back');
    expect(preview.text).toContain('belongs to somebody else by now');
    expect((await company.person('new@x.example')).name).toBe('Leila');
  });

  it('is offered for a day, on the page for the next import too, and then nothing is left of it', async () => {
    const done = await company.import('employees', `name,email\nLeila,leila@x.example\n`);
    company.app.clock.advance({ hours: 23 });
    const next = await company.hr.get('/imports/new/employees');
    expect((await company.hr.get(next.link('Take back:'))).text).toContain('removed 1');
    expect((await company.hr.get('/imports/new/employees?lang=fa')).text).toContain('پس گرفتن');
    company.app.clock.advance({ hours: 2 });
    expect((await company.hr.get(done.path)).status).toBe(404);
    await company.bring('employees', 'name,email\nOmid,omid@x.example\n');
    expect(await company.app.database.of(ImportFileEntity).countBy({ id: done.path.split('/').at(-1) ?? '' })).toBe(0);
  });

  it('is for administrators alone', async () => {
    const done = await company.import('employees', `name,email\nLeila,leila@x.example\n`);
    const employee = await company.given.visitorFor(await company.person('leila@x.example'));
    const href = done.link('Take this import back');
    expect((await employee.get(href)).status).toBe(404);
    expect((await employee.post(href, {})).status).toBe(404);
    expect(await company.count()).toBe(1);
  });
});
