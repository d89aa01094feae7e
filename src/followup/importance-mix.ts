import { createHash, createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Clock } from '../config/clock.js';
import { BackgroundJobs } from '../database/background-jobs.js';
import { Database } from '../database/database.js';
import { answersGoneJob, shortPatienceMs } from '../database/dead-rows.js';
import { isPastDeadline } from '../domain/cycle-closing.js';
import { importancePoints } from '../domain/importance-form.js';
import { type ImportanceAnswers, importanceResult, type OpenedImportance } from '../domain/importance-result.js';
import { Alarms } from '../results/alarms.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { open, rawPublicKey } from '../sealing/envelope.js';
import { ImportanceEnvelopeEntity } from './importance-envelope.entity.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';

const breathEvery = 100;

/** Closes surveys whose last day is over and turns their envelopes into figures: before the write envelopes, after it figures. */
@Injectable()
export class ImportanceMix {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly questionnaires: Questionnaires,
    private readonly keys: CycleKeys,
    private readonly alarms: Alarms,
    private readonly jobs: BackgroundJobs,
  ) {}

  async closeDue(): Promise<void> {
    const surveys = await this.database.of(ImportanceSurveyEntity).findBy({ state: 'open' });
    for (const { id, closesOn, timeZone } of surveys) {
      if (!isPastDeadline({ closesOn, zone: timeZone }, this.clock.now())) continue;
      await this.database.write(async () => {
        const closed = await this.database
          .of(ImportanceSurveyEntity)
          .update({ id, state: 'open' }, { state: 'mixing', closedAt: this.clock.now() });
        if (closed.affected === 1) await this.audit.record(null, 'importance.closed', { survey: id });
      });
    }
  }

  async mixDue(): Promise<void> {
    const surveys = await this.database.of(ImportanceSurveyEntity).findBy({ state: 'mixing' });
    for (const survey of surveys) {
      try {
        if (await this.database.write(() => this.mix(survey.id))) await this.database.scrub(undefined, shortPatienceMs);
      } catch (error) {
        this.alarms.raise(`Work on the answers of survey ${survey.id} was cut off: ${String(error)}`);
      }
    }
  }

  /** One transaction; on PostgreSQL the row stays locked until its end, and a second instance finds it closed. */
  private async mix(id: string): Promise<boolean> {
    const rows = this.database.of(ImportanceSurveyEntity);
    const claimed = await rows.update({ id, state: 'mixing' }, { state: () => '"state"' });
    if (claimed.affected !== 1) return false;
    const survey = await rows.findOneByOrFail({ id });
    const requests = await this.database.of(ImportanceRequestEntity).findBy({ surveyId: id });
    const { opened, unreadable } = await this.openAll(survey, requests);
    if (unreadable > 0 && survey.setAsideAgreedBy === null) {
      await rows.update(id, { stuckSince: survey.stuckSince ?? this.clock.now() });
      if (!survey.stuckSince) this.alarms.raise(`An answer of survey ${id} does not open; the survey waits`);
      return false;
    }
    const questionnaire = await this.questionnaires.byId(survey.questionnaireId);
    const shown = JSON.stringify(importanceResult(questionnaire, opened, survey.invited, survey.minimum));
    await this.deleteEnvelopes(requests.map((request) => request.id));
    await rows.update(id, {
      state: 'closed',
      shown,
      sha256: createHash('sha256').update(shown).digest('hex'),
      mixedAt: this.clock.now(),
      stuckSince: null,
      setAsideCount: unreadable,
    });
    await this.jobs.askFor(answersGoneJob);
    await this.audit.record(null, 'importance.mixed', { survey: id });
    return true;
  }

  /** A request marked done without an answer that opens counts as unreadable: nothing is dropped silently. */
  private async openAll(survey: ImportanceSurveyEntity, requests: readonly ImportanceRequestEntity[]) {
    const privateKey = this.keys.privateKey(survey.id);
    const publicKey = rawPublicKey(createPublicKey(privateKey));
    const opened: OpenedImportance[] = [];
    let unreadable = 0;
    const done = requests.filter(({ status }) => status === 'done');
    for (let start = 0; start < done.length; start += breathEvery) {
      const part = done.slice(start, start + breathEvery);
      const envelopes = await this.database
        .of(ImportanceEnvelopeEntity)
        .findBy({ requestId: In(part.map(({ id }) => id)) });
      for (const { id, audience } of part) {
        const sealed = envelopes.find(({ requestId }) => requestId === id)?.sealed ?? Buffer.alloc(0);
        try {
          opened.push({ audience, answers: readAnswers(open(sealed, privateKey, publicKey, survey.id, id)) });
        } catch {
          unreadable += 1;
        }
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { opened, unreadable };
  }

  /** Envelopes and copies, unsent ones too. */
  private async deleteEnvelopes(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += breathEvery) {
      const requestId = In(ids.slice(start, start + breathEvery));
      await this.database.of(ImportanceEnvelopeEntity).delete({ requestId });
    }
  }
}

function readAnswers(plain: Buffer): ImportanceAnswers {
  const answers = JSON.parse(plain.toString()) as Record<string, unknown>;
  const isPoint = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= importancePoints;
  if (!Object.values(answers).every(isPoint)) throw new Error('Not an answer of ours');
  return answers as ImportanceAnswers;
}
