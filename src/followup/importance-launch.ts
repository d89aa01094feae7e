import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Frameworks } from '../competencies/frameworks.js';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Clock } from '../config/clock.js';
import { readWholeNumber } from '../cycles/whole-number.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { fewestAnswers } from '../domain/importance-cells.js';
import { fieldProblem, RuleBroken } from '../domain/errors.js';
import type { Audience } from '../domain/importance-form.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { behavioursOf } from '../domain/questionnaire.js';
import type { Locale } from '../domain/locale.js';
import { Outbox } from '../mail/outbox.js';
import { PersonEntity } from '../people/person.entity.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { Organisation } from '../settings/organisation.js';
import { FieldReading } from '../web/field-reading.js';
import { readDay } from './day-fields.js';
import { ImportanceAudiences } from './importance-audiences.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';
import type { ImportanceSurveyForm } from './importance.form.js';
import { LoopItems } from './loop-items.js';

export interface PlannedSurvey {
  readonly title: string;
  readonly closesOn: string;
  readonly minimum: number;
  readonly people: Readonly<Partial<Record<Audience, readonly PersonEntity[]>>>;
}

const smallest = { minimum: 3, maximum: 10 };
const rowsPerInsert = 100;

/** Asking leaders, employees and customers: the form is frozen, a key made, one link each. */
@Injectable()
export class ImportanceLaunch {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly frameworks: Frameworks,
    private readonly questionnaires: Questionnaires,
    private readonly keys: CycleKeys,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
    private readonly audiences: ImportanceAudiences,
    private readonly items: LoopItems,
  ) {}

  /** What would be asked, or every problem at once. An audience that could never be shown is not asked. */
  async plan(form: ImportanceSurveyForm, locale: Locale): Promise<PlannedSurvey> {
    const reading = new FieldReading();
    if (behavioursOf(await this.frameworks.questionnaire()).length === 0)
      throw new RuleBroken('desired.error.framework');
    if (form.title === '') reading.add(fieldProblem('title', 'desired.error.title'));
    const minimum = readWholeNumber(form.minimum, smallest);
    if (minimum === null) reading.add(fieldProblem('minimum', 'desired.error.minimum'));
    const closesOn = reading.read(() => readDay(form, 'closesOn', locale));
    if (closesOn !== undefined && closesOn <= this.items.today) {
      reading.add(fieldProblem('closesOn', 'desired.error.closes-on'));
    }
    const everybody = await this.audiences.people();
    const chosen = form.audiences.map((audience) => [audience, everybody[audience]] as const);
    if (chosen.length === 0) reading.add(fieldProblem('audiences', 'desired.error.audiences'));
    if (chosen.some(([audience, people]) => people.length < fewestAnswers(audience, minimum ?? smallest.minimum))) {
      reading.add(fieldProblem('audiences', 'desired.error.too-few', { minimum: minimum ?? smallest.minimum }));
    }
    const values = { title: form.title, closesOn, minimum: minimum ?? smallest.minimum };
    return { ...reading.finish(values), people: Object.fromEntries(chosen) };
  }

  /** Belongs inside a write. */
  async launch({ title, closesOn, minimum, people }: PlannedSurvey, actorId: string): Promise<string> {
    const id = randomId();
    const questionnaire = await this.questionnaires.freeze([]);
    const now = this.clock.now();
    const { timeZone, workingDays } = this.organisation.current();
    const groups = Object.entries(people) as [Audience, readonly PersonEntity[]][];
    await this.database.of(ImportanceSurveyEntity).insert({
      id,
      name: title,
      state: 'open',
      questionnaireId: questionnaire.id,
      minimum,
      timeZone,
      closesOn,
      ...this.keys.create(id),
      invited: Object.fromEntries(groups.map(([audience, members]) => [audience, members.length])),
      createdBy: actorId,
      launchedAt: now,
    });
    const dueAt = nextMailTime(now, timeZone, workingDays, this.organisation.mailHours) ?? now;
    for (const [audience, members] of groups) await this.ask(id, audience, members, dueAt);
    await this.audit.record(actorId, 'importance.launched', { survey: id });
    return id;
  }

  private async ask(
    surveyId: string,
    audience: Audience,
    members: readonly PersonEntity[],
    dueAt: Date,
  ): Promise<void> {
    for (let start = 0; start < members.length; start += rowsPerInsert) {
      const part = members.slice(start, start + rowsPerInsert);
      const rows = part.map(({ id: personId }) => ({
        id: randomId(),
        surveyId,
        personId,
        audience,
        generation: 1,
        status: 'open' as const,
        remindersStopped: false,
      }));
      await this.database.of(ImportanceRequestEntity).insert(rows);
      const mails = part.map(({ id: personId }) => ({
        kind: 'importance-invitation' as const,
        personId,
        cycleId: surveyId,
        dueAt,
      }));
      await this.outbox.put(...mails);
      if (audience === 'customer') {
        const ids = In(part.map(({ id }) => id));
        await this.database.of(PersonEntity).update({ id: ids }, { lastAskedOn: this.items.today });
      }
    }
  }
}
