import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.js';
import { isInTime } from '../domain/cycle-closing.js';
import { importancePoints } from '../domain/importance-form.js';
import type { ImportanceAnswers } from '../domain/importance-result.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { seal } from '../sealing/envelope.js';
import { openCopy, sealCopy } from '../sealing/rater-copy.js';
import { LinkUnknown } from '../surveys/open-visit.js';
import { AnsweredWith } from '../web/answered-with.js';
import { ImportanceEnvelopeEntity } from './importance-envelope.entity.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';
import type { ImportanceVisit } from './importance-visits.js';

/** Points as chosen by key of the item, "na" for "can't judge"; blanks absent. */
export type ImportanceState = Readonly<Record<string, string>>;

/** Saving, sending and taking back, each one write that first makes sure answers are still taken. */
@Injectable()
export class ImportanceFormAnswers {
  private readonly logger = new Logger(ImportanceFormAnswers.name);

  constructor(
    private readonly database: Database,
    private readonly keys: CycleKeys,
  ) {}

  async stateOf(visit: ImportanceVisit): Promise<ImportanceState> {
    const envelope = await this.database.of(ImportanceEnvelopeEntity).findOneBy({ requestId: visit.request.id });
    if (!envelope?.copy) return {};
    try {
      return JSON.parse(openCopy(envelope.copy, ownerOf(visit)).toString()) as ImportanceState;
    } catch {
      // A copy of an earlier generation of the link: the form starts blank, an envelope still counts.
      return {};
    }
  }

  async save(visit: ImportanceVisit, state: ImportanceState, wholeAt: Date): Promise<void> {
    const copy = sealCopy(Buffer.from(JSON.stringify(state)), ownerOf(visit));
    await this.database.write(async () => {
      await this.holdOpen(visit, wholeAt);
      await this.database.of(ImportanceEnvelopeEntity).upsert({ requestId: visit.request.id, copy }, ['requestId']);
    });
  }

  /** The last one counts, and by its key there is never more than one. */
  async send(visit: ImportanceVisit, state: ImportanceState, wholeAt: Date): Promise<void> {
    const { survey, request } = visit;
    if (!this.keys.isOurs(survey.id, survey)) {
      this.logger.error(`The public key of survey ${survey.id} is not the one made at its launch`);
      throw new AnsweredWith(503, 'errors/not-stored');
    }
    const sealed = seal(Buffer.from(JSON.stringify(answersOf(state))), survey.publicKey, survey.id, request.id);
    const copy = sealCopy(Buffer.from(JSON.stringify(state)), ownerOf(visit));
    await this.database.write(async () => {
      await this.holdOpen(visit, wholeAt);
      await this.database.of(ImportanceRequestEntity).update(request.id, { status: 'done' });
      await this.database.of(ImportanceEnvelopeEntity).upsert({ requestId: request.id, sealed, copy }, ['requestId']);
    });
  }

  /** Declines, or takes sent answers back. */
  async decline(visit: ImportanceVisit, wholeAt: Date): Promise<void> {
    await this.database.write(async () => {
      await this.holdOpen(visit, wholeAt);
      await this.database.of(ImportanceRequestEntity).update(visit.request.id, { status: 'declined' });
      await this.database.of(ImportanceEnvelopeEntity).delete({ requestId: visit.request.id });
    });
  }

  async stopReminders({ request }: ImportanceVisit): Promise<void> {
    await this.database.of(ImportanceRequestEntity).update(request.id, { remindersStopped: true });
  }

  /** Held until the commit on PostgreSQL, so that a close cannot come between the check and the answer. */
  private async holdOpen({ survey, request }: ImportanceVisit, wholeAt: Date): Promise<void> {
    const query = this.database
      .of(ImportanceSurveyEntity)
      .createQueryBuilder('s')
      .where("s.id = :id AND s.state = 'open'", { id: survey.id });
    if (!this.database.isSqlite) query.setLock('pessimistic_read');
    const open = await query.getOne();
    if (!open || !isInTime({ closesOn: open.closesOn, zone: open.timeZone }, wholeAt)) {
      throw new AnsweredWith(409, 'followup/importance-closed', {});
    }
    const { id, generation } = request;
    if (!(await this.database.of(ImportanceRequestEntity).existsBy({ id, generation }))) throw new LinkUnknown();
  }
}

/** The plain text of an envelope: "can't judge" and blank are the same there. */
export function answersOf(state: ImportanceState): ImportanceAnswers {
  const judged = Object.entries(state).filter(([, point]) => point !== 'na');
  return Object.fromEntries(judged.map(([key, point]) => [key, Number(point)]));
}

/** What was chosen, of these items only; anything else is no form of ours. */
export function readState(body: unknown, keys: readonly string[]): ImportanceState | null {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>).filter(
    ([name]) => name !== '_csrf' && name !== 'deed',
  );
  const isPoint = (value: unknown): value is string =>
    typeof value === 'string' && (value === 'na' || (/^[1-9]$/.test(value) && Number(value) <= importancePoints));
  const chosen = fields.map(([name, value]) => [name.replace(/^q-/, ''), value] as const);
  if (!chosen.every(([key, value]) => keys.includes(key) && isPoint(value))) return null;
  return Object.fromEntries(chosen as [string, string][]);
}

function ownerOf({ linkSecret, survey, request }: ImportanceVisit) {
  return { linkSecret, cycleId: survey.id, assignmentId: request.id, generation: request.generation };
}
