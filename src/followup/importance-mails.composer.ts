import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { importanceForm } from '../domain/importance-form.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { promiseTo } from './importance-form.presenter.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';
import { ImportanceVisits } from './importance-visits.js';

const secondsEach = 8;

/** Invitation and reminder, made at sending: only then do link and name come together. */
@Injectable()
export class ImportanceMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['importance-invitation', 'importance-reminder'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
    private readonly questionnaires: Questionnaires,
    private readonly visits: ImportanceVisits,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose({ kind, personId, cycleId }: OutboxMailEntity): Promise<MailContents | null> {
    const survey = await this.database.of(ImportanceSurveyEntity).findOneBy({ id: cycleId, state: 'open' });
    const request = await this.database.of(ImportanceRequestEntity).findOneBy({ surveyId: cycleId, personId });
    const person = await this.database.of(PersonEntity).findOneBy({ id: personId, status: 'active' });
    if (!survey || !request || !person || person.objectedAt || request.status !== 'open') return null;
    if (kind === 'importance-reminder' && request.remindersStopped) return null;
    const questionnaire = await this.questionnaires.byId(survey.questionnaireId);
    const statements = importanceForm(questionnaire, request.audience).flatMap(({ items }) => items).length;
    const link = this.config.appUrl + this.visits.pathFor(request);
    const texts = Texts.in(person.locale);
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'importance-request',
      ...(kind === 'importance-reminder' ? { stopUrl: `${link}/stop` } : {}),
      data: {
        isReminder: kind === 'importance-reminder',
        isCustomer: person.kind === 'customer',
        link,
        declineLink: `${link}/decline`,
        stopLink: kind === 'importance-reminder' ? `${link}/stop` : '',
        objectionLink: person.kind === 'customer' ? `${link}/objection` : '',
        statements,
        minutes: Math.max(1, Math.ceil((statements * secondsEach) / 60)),
        closesOnText: texts.weekday(survey.closesOn),
        promise: promiseTo(request.audience, survey.minimum, texts),
        afterClose: texts.t('desired.form.after-close', { date: texts.day(survey.closesOn) }),
      },
    };
  }
}
