import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { readEmailField } from '../auth/email-field.js';
import { readNameField } from '../auth/name-field.js';
import type { Weekday } from '../domain/calendar.js';
import { fieldProblem, type FieldProblem } from '../domain/errors.js';
import { isZone } from '../domain/zone-time.js';
import { Organisation } from '../settings/organisation.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { FieldReading } from '../web/field-reading.js';
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
    const reading = new FieldReading();
    reading.add(...rulesBroken(form));
    const { name, contactName, contact } = reading.finish({
      name: reading.read(() => readNameField('name', form.name)),
      contactName: reading.read(() => readNameField('contactName', form.contactName)),
      contact: reading.read(() => readEmailField('contactEmail', form.contactEmail)),
    });
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
