import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { EmailAddress } from '../domain/email-address.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import type { Locale } from '../domain/locale.js';
import { foldForSearch } from '../domain/search-folding.js';
import { workingWeekOf } from '../domain/working-week.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { Roles } from './roles.js';

/** Makes the person who opened the console's link an administrator. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly database: Database,
    private readonly roles: Roles,
    private readonly audit: AuditLog,
    private readonly organisation: Organisation,
  ) {}

  /** Uses the employee who already has this address, else makes a new one; returns the person's id. */
  async appoint(name: string, email: EmailAddress, locale: Locale): Promise<string> {
    const people = this.database.of(PersonEntity);
    const known = await people.findOneBy({ emailFolded: email.folded });
    if (known?.kind === 'customer') throw new FormRejected([fieldProblem('email', 'auth.email-customer')]);
    const id = known?.id ?? randomId();
    if (known) await people.update(id, { status: 'active', locale });
    else await people.insert(newEmployee(id, name, email, locale));
    await this.audit.record(id, 'administrator.first', { person: id });
    await this.roles.grant(id, 'administrator', id);
    if (this.organisation.current().setUpStep === 'you') {
      await this.organisation.change({
        setUpStep: 'organisation',
        contactName: name,
        contactEmail: email.address,
        defaultLocale: locale,
        workingDays: workingWeekOf(locale),
      });
    }
    return id;
  }
}

function newEmployee(id: string, name: string, email: EmailAddress, locale: Locale): PersonEntity {
  return {
    id,
    kind: 'employee',
    status: 'active',
    name,
    nameFolded: foldForSearch(name),
    email: email.address,
    emailFolded: email.folded,
    locale,
    employeeNumber: null,
    employeeNumberFolded: null,
    jobTitle: '',
    location: '',
    departmentId: null,
    managerId: null,
    accountId: null,
    segment: '',
    objectedAt: null,
    lastAskedOn: null,
  };
}
