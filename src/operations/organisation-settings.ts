import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { readEmailField } from '../auth/email-field.js';
import { readNameField } from '../auth/name-field.js';
import type { Weekday } from '../domain/calendar.js';
import { fieldProblem, type FieldProblem, FormRejected } from '../domain/errors.js';
import { isZone } from '../domain/zone-time.js';
import { Organisation } from '../settings/organisation.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { readForm } from '../web/forms.js';
import { OrganisationForm } from './organisation.form.js';

/** Changes what the organisation says about itself. */
@Injectable()
export class OrganisationSettings {
  constructor(
    private readonly organisation: Organisation,
    private readonly audit: AuditLog,
  ) {}

  /** Takes the posted form; every problem is told at once. `more` is stored with it, such as the next step of set-up. */
  async change(body: unknown, actorId: string, more: Partial<OrganisationEntity> = {}): Promise<void> {
    const form = readForm(OrganisationForm, body);
    const problems = rulesBroken(form);
    const name = collect(problems, () => readNameField('name', form.name));
    const contactName = collect(problems, () => readNameField('contactName', form.contactName));
    const contact = collect(problems, () => readEmailField('contactEmail', form.contactEmail));
    if (problems.length > 0 || !name || !contactName || !contact) throw new FormRejected(problems);
    await this.organisation.change({
      name,
      contactName,
      contactEmail: contact.address,
      locales: form.locales,
      defaultLocale: form.defaultLocale,
      timeZone: form.timeZone,
      workingDays: form.workingDays.map((day) => Number(day) as Weekday),
      mailFromHour: Number(form.mailFromHour),
      mailToHour: Number(form.mailToHour),
      ...more,
    });
    await this.audit.record(actorId, 'settings.organisation-changed');
  }
}

function rulesBroken({ locales, defaultLocale, timeZone, mailFromHour, mailToHour }: OrganisationForm): FieldProblem[] {
  return [
    ...(locales.includes(defaultLocale) ? [] : [fieldProblem('defaultLocale', 'settings.default-not-offered')]),
    ...(isZone(timeZone) ? [] : [fieldProblem('timeZone', 'settings.zone-unknown')]),
    ...(Number(mailFromHour) < Number(mailToHour) ? [] : [fieldProblem('mailToHour', 'settings.hours-wrong')]),
  ];
}

function collect<T>(problems: FieldProblem[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormRejected)) throw error;
    problems.push(...error.problems);
    return null;
  }
}
