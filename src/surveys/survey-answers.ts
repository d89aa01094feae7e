import { Injectable, Logger } from '@nestjs/common';
import { Not } from 'typeorm';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { Database } from '../database/database.js';
import { isInTime } from '../domain/cycle-closing.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { AnsweredWith } from '../web/answered-with.js';
import { EnvelopeEntity } from './envelope.entity.js';
import { answersOf, type FormState } from './form-state.js';
import { CodeUsed, LinkUnknown, type OpenVisit } from './open-visit.js';
import { RaterCopies } from './rater-copies.js';
import type { RaterRequest } from './rater-visit.js';
import { sealAnswers } from './sealed-answers.js';
import { SentRows } from './sent-rows.js';

/** The cycle closed, or the link was revoked, between the look-up and the write; nothing was stored. */
export class AnsweringClosed extends Error {}

/** Saving, sending and taking back: each one write that first makes sure answers are still taken. */
@Injectable()
export class SurveyAnswers {
  private readonly logger = new Logger(SurveyAnswers.name);

  constructor(
    private readonly database: Database,
    private readonly keys: CycleKeys,
    private readonly copies: RaterCopies,
    private readonly sentRows: SentRows,
  ) {}

  /** Keeps the form for its rater; nothing of it counts. */
  async save(visit: OpenVisit, request: RaterRequest, state: FormState, wholeAt: Date): Promise<void> {
    const copy = this.copies.seal(visit, request, { ...state, isSent: false });
    await this.database.writeTogether(async () => {
      await this.holdOpen(visit, wholeAt);
      await this.database.of(EnvelopeEntity).upsert({ assignmentId: request.id, copy }, ['assignmentId']);
    });
  }

  /** Replaces whatever was sent before: the last one counts, and by its key there is never more than one. */
  async send(visit: OpenVisit, request: RaterRequest, state: FormState, wholeAt: Date): Promise<void> {
    this.refuseForeignKey(visit);
    const sealed = sealAnswers(answersOf(state), visit.cycle, request.id);
    const copy = visit.isByPrint ? null : this.copies.seal(visit, request, { ...state, isSent: true });
    const isAsSeen = isInTime(visit.cycle, wholeAt);
    await this.database.writeTogether(async () => {
      if (copy && isAsSeen && (await this.sentRows.keep(visit, request, { sealed, copy }))) return;
      // Something changed since the visit, a deadline perhaps: the long way finds out what, and whether it matters.
      await this.holdOpen(visit, wholeAt);
      await this.setStatus(visit, request, 'done', null);
      await this.database.of(EnvelopeEntity).upsert({ assignmentId: request.id, sealed, copy }, ['assignmentId']);
    });
  }

  /** Declines, or takes sent answers back: envelope and copy are deleted. */
  async decline(visit: OpenVisit, request: RaterRequest, reason: string, at: Date): Promise<void> {
    await this.database.writeTogether(async () => {
      await this.holdOpen(visit, at);
      await this.setStatus(visit, request, 'declined', reason || null);
      await this.database.of(EnvelopeEntity).delete({ assignmentId: request.id });
    });
  }

  private async setStatus(
    visit: OpenVisit,
    request: RaterRequest,
    status: AssignmentEntity['status'],
    declineReason: string | null,
  ): Promise<void> {
    const once = visit.isByPrint ? { status: Not('done' as const) } : {};
    const { affected } = await this.database
      .of(AssignmentEntity)
      .update({ id: request.id, raterId: visit.rater.id, ...once }, { status, declineReason });
    // The request was replaced by another person's meanwhile.
    if (affected !== 1) throw visit.isByPrint ? new CodeUsed() : new LinkUnknown();
  }

  /** Held until the commit on PostgreSQL, so that a close cannot come between the check and the answer. */
  private async holdOpen({ cycle, invitation }: OpenVisit, wholeAt: Date): Promise<void> {
    const query = this.database
      .of(CycleEntity)
      .createQueryBuilder('c')
      .innerJoin(InvitationEntity, 'i', 'i.cycleId = c.id')
      .where("c.id = :cycleId AND c.state = 'open'", { cycleId: cycle.id })
      .andWhere('i.id = :id AND i.generation = :generation', invitation)
      .select('c.closesOn', 'closesOn')
      .addSelect('c.timeZone', 'zone');
    if (!this.database.isSqlite) query.setLock('pessimistic_read');
    const dates = await query.getRawOne<{ closesOn: string; zone: string }>();
    if (!dates || !isInTime(dates, wholeAt)) throw new AnsweringClosed();
  }

  private refuseForeignKey({ cycle }: OpenVisit): void {
    if (this.keys.isOurs(cycle.id, cycle)) return;
    this.logger.error(
      `The public key of cycle ${cycle.id} is not the one made at its launch; no answer is sealed to it`,
    );
    throw new AnsweredWith(503, 'errors/not-stored');
  }
}
