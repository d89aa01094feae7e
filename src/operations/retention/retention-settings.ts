import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { readWholeNumber } from '../../cycles/whole-number.js';
import { fieldProblem, FormRejected } from '../../domain/errors.js';
import { areInOrder, periodLimits, type RetentionField, retentionFields } from '../../domain/retention.js';
import { Organisation } from '../../settings/organisation.js';
import { FieldReading } from '../../web/field-reading.js';
import { readForm } from '../../web/forms.js';
import { RetentionForm } from './retention.form.js';

/** Changes how long things are kept; every problem is told at once. */
@Injectable()
export class RetentionSettings {
  constructor(
    private readonly organisation: Organisation,
    private readonly audit: AuditLog,
  ) {}

  async change(body: unknown, actorId: string): Promise<void> {
    const form = readForm(RetentionForm, body);
    const reading = new FieldReading();
    const [mailDays, answerMonths, reportMonths, auditMonths] = retentionFields.map((field) =>
      reading.read(() => readPeriod(field, form[field])),
    );
    const periods = reading.finish({ mailDays, answerMonths, reportMonths, auditMonths });
    if (!areInOrder(periods))
      throw new FormRejected([fieldProblem('reportMonths', 'retention.reports-before-answers')]);
    await this.organisation.change(periods);
    await this.audit.record(actorId, 'settings.retention-changed', periods);
  }
}

function readPeriod(field: RetentionField, typed: string): number {
  const limits = periodLimits[field];
  const number = readWholeNumber(typed, limits);
  if (number === null)
    throw new FormRejected([
      fieldProblem(field, 'retention.out-of-range', { from: limits.minimum, to: limits.maximum }),
    ]);
  return number;
}
