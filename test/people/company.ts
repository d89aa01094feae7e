import { Not, type ObjectLiteral } from 'typeorm';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { ImportFileEntity } from '../../src/people/import-file.entity.js';
import { ObjectionEntity } from '../../src/people/objection.entity.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { type Given, given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Values, Visitor } from '../support/visitor.js';

/** An empty company whose administrator is signed in; what these tests do again and again. */
export class Company {
  private constructor(
    readonly app: TestApp,
    readonly given: Given,
    readonly hr: Visitor,
    readonly hrPerson: PersonEntity,
  ) {}

  static async open(): Promise<Company> {
    const app = await startTestApp();
    const people = given(app);
    const hr = await people.administrator({ name: 'Hanna Riedel', email: 'hr@narvan.example' });
    return new Company(app, people, await people.visitorFor(hr), hr);
  }

  /** As it was when it opened: nobody but the administrator. */
  async empty(): Promise<void> {
    const { app, hrPerson } = this;
    app.clock.set('2026-11-02T09:30:00Z');
    await app.database.write(async () => {
      await app.database.of(PersonEntity).delete({ id: Not(hrPerson.id) });
      for (const table of [AccountEntity, DepartmentEntity, ServiceRecordEntity, ObjectionEntity, ImportFileEntity]) {
        await app.database.of<ObjectLiteral>(table).createQueryBuilder().delete().execute();
      }
      await app.database.of(AuditEntryEntity).createQueryBuilder().delete().execute();
    });
  }

  /** Brings a file through the page and returns where it leads. */
  async bring(kind: string, contents: string | Buffer, fileName = 'people.csv'): Promise<Page> {
    return this.hr.upload(
      await this.hr.get(`/imports/new/${kind}`),
      'file',
      fileName,
      contents,
      `/imports/new/${kind}`,
    );
  }

  async paste(kind: string, text: string): Promise<Page> {
    const page = await this.hr.get(`/imports/new/${kind}`);
    return this.hr.upload(page, 'file', '', '', `/imports/new/${kind}`, { text });
  }

  /** Brings and applies a file that has nothing to mend. */
  async import(kind: string, contents: string): Promise<Page> {
    const page = await this.bring(kind, contents);
    return this.hr.submit(page, {}, '/application');
  }

  mend(page: Page, values: Values): Promise<Page> {
    return this.hr.submit(page, values, '/corrections');
  }

  people(): Promise<PersonEntity[]> {
    return this.app.database.of(PersonEntity).find({ order: { emailFolded: 'ASC' } });
  }

  async person(email: string): Promise<PersonEntity> {
    return this.app.database.of(PersonEntity).findOneByOrFail({ emailFolded: email });
  }

  /** How many people there are beside the administrator. */
  async count(): Promise<number> {
    return (await this.app.database.of(PersonEntity).count()) - 1;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Everybody's folded address, in order. */
export const emails = (people: readonly PersonEntity[]): string[] => people.map(({ emailFolded }) => emailFolded);
