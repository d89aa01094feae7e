import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Roles } from '../auth/roles.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { pillars, questionsOf } from '../domain/assessment.js';
import type { IsoDate } from '../domain/calendar.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { PersonEntity } from '../people/person.entity.js';
import { OpenableGroups } from '../reports/openable-groups.js';
import type { SignedIn } from '../web/visitor.js';
import { AssessmentAgreementEntity, AssessmentAnswerEntity } from './assessment-answer.entity.js';
import { AssessmentFileEntity } from './assessment-file.entity.js';
import { AssessmentParticipantEntity } from './assessment-participant.entity.js';
import { AssessmentRoundEntity } from './assessment-round.entity.js';
import { RoundMails } from './round-mails.js';
import { SystemEvidences } from './system-evidence.js';

export interface Participant {
  readonly personId: string;
  readonly name: string;
  /** False for somebody who has left: nobody waits for them. */
  readonly isActive: boolean;
  readonly sentAt: Date | null;
}

/** A round with those who were asked, and what the reader is in it. */
export interface OpenedRound {
  readonly round: AssessmentRoundEntity;
  readonly participants: readonly Participant[];
  readonly leadName: string;
  readonly isParticipant: boolean;
  readonly isLead: boolean;
  /** Sees answers by name once they are shown, and may record what was agreed. */
  readonly isInside: boolean;
}

export interface NewRound {
  readonly name: string;
  readonly dueOn: IsoDate;
  readonly personIds: readonly string[];
}

/** Rounds of the leaders' self-assessment: opened, ended, finished. Deeds belong inside a write. */
@Injectable()
export class Rounds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly roles: Roles,
    private readonly mails: RoundMails,
    private readonly evidences: SystemEvidences,
    private readonly groups: OpenableGroups,
  ) {}

  /** The latest first. */
  all(): Promise<AssessmentRoundEntity[]> {
    return this.database.of(AssessmentRoundEntity).find({ order: { openedAt: 'DESC', id: 'ASC' } });
  }

  /** Finished ones, oldest first. */
  finished(): Promise<AssessmentRoundEntity[]> {
    const order = { finishedAt: 'ASC', id: 'ASC' } as const;
    return this.database.of(AssessmentRoundEntity).find({ where: { state: 'finished' }, order });
  }

  async byId(id: string): Promise<AssessmentRoundEntity> {
    const row = isIdLike(id) ? await this.database.of(AssessmentRoundEntity).findOneBy({ id }) : null;
    if (!row) throw new NotFound();
    return row;
  }

  async open(id: string, me: Pick<SignedIn, 'id'> & Partial<Pick<SignedIn, 'roles'>>): Promise<OpenedRound> {
    const round = await this.byId(id);
    const participants = await this.participantsOf(round);
    const lead = await this.database.of(PersonEntity).findOneBy({ id: round.openedBy });
    const isParticipant = participants.some(({ personId }) => personId === me.id);
    const hasOpened = round.openedBy === me.id;
    // Somebody must be able to end a round whose lead has left; that person still reads no answer by name.
    const isLead = hasOpened || (lead?.status !== 'active' && me.roles?.includes('administrator') === true);
    return {
      round,
      participants,
      leadName: lead?.status === 'active' ? lead.name : '',
      isParticipant,
      isLead,
      isInside: isParticipant || hasOpened,
    };
  }

  async participantsOf({ id }: Pick<AssessmentRoundEntity, 'id'>): Promise<Participant[]> {
    const rows = await this.database.of(AssessmentParticipantEntity).findBy({ roundId: id });
    const people = await this.database.of(PersonEntity).findBy({ id: In(rows.map(({ personId }) => personId)) });
    return rows
      .map(({ personId, sentAt }) => {
        const person = people.find((each) => each.id === personId);
        return { personId, name: person?.name ?? '', isActive: person?.status === 'active', sentAt };
      })
      .toSorted((a, b) => a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1));
  }

  /** Leaders who can be asked. */
  async leaders(): Promise<{ personId: string; name: string }[]> {
    return (await this.roles.holders()).filter(({ role }) => role === 'leader');
  }

  async begin({ name, dueOn, personIds }: NewRound, actorId: string): Promise<string> {
    await this.refuseSecond();
    const id = randomId();
    const openedAt = this.clock.now();
    await this.database
      .of(AssessmentRoundEntity)
      .insert({ id, name, dueOn, state: 'answering', openedBy: actorId, openedAt });
    await this.database
      .of(AssessmentParticipantEntity)
      .insert(personIds.map((personId) => ({ roundId: id, personId, sentAt: null })));
    await this.mails.invite(
      id,
      personIds.filter((personId) => personId !== actorId),
    );
    await this.audit.record(actorId, 'assessment.opened', { round: id });
    return id;
  }

  async change(
    round: AssessmentRoundEntity,
    changes: Pick<NewRound, 'name' | 'dueOn'>,
    actorId: string,
  ): Promise<void> {
    await this.hold(round.id, 'answering');
    await this.database.of(AssessmentRoundEntity).update({ id: round.id }, { ...changes });
    await this.audit.record(actorId, 'assessment.changed', { round: round.id });
  }

  /** Shows the answers to those who gave them; a round nobody answered has nothing to show. */
  async reveal(roundId: string, actorId: string): Promise<void> {
    await this.hold(roundId, 'answering');
    const sent = (await this.participantsOf({ id: roundId })).filter(({ sentAt }) => sentAt !== null);
    if (sent.length === 0) throw new RuleBroken('assessment.error.nobody-sent');
    const revealedAt = this.clock.now();
    await this.database.of(AssessmentRoundEntity).update({ id: roundId }, { state: 'agreeing', revealedAt });
    await this.audit.record(actorId, 'assessment.shown', { round: roundId });
  }

  /** Freezes what was agreed and what the system knew; each pillar needs at least one agreed answer. */
  async finish(roundId: string, actorId: string): Promise<void> {
    await this.hold(roundId, 'agreeing');
    const agreed = await this.database.of(AssessmentAgreementEntity).findBy({ roundId });
    const isEmpty = pillars.some((pillar) => !agreed.some(({ question }) => questionsOf[pillar].includes(question)));
    if (isEmpty) throw new RuleBroken('assessment.error.pillar-open');
    const [latest] = await this.groups.published();
    await this.database.of(AssessmentRoundEntity).update(
      { id: roundId },
      {
        state: 'finished',
        finishedAt: this.clock.now(),
        cycleId: latest?.shown.cycle.id ?? null,
        evidence: (await this.evidences.all(actorId)) as never,
      },
    );
    await this.audit.record(actorId, 'assessment.finished', { round: roundId });
  }

  /** Takes a round away that has not been shown to anybody. */
  async discard(roundId: string, actorId: string): Promise<void> {
    await this.hold(roundId, 'answering');
    for (const entity of [AssessmentAnswerEntity, AssessmentFileEntity, AssessmentParticipantEntity])
      await this.database.of<{ roundId: string }>(entity).delete({ roundId });
    await this.database.of(AssessmentRoundEntity).delete({ id: roundId });
    await this.audit.record(actorId, 'assessment.discarded', { round: roundId });
  }

  /** Holds the row until the write ends, so that nothing is saved into a round that is shown at the same moment. */
  async hold(id: string, state: AssessmentRoundEntity['state']): Promise<void> {
    const { affected } = await this.database.of(AssessmentRoundEntity).update({ id, state }, { state });
    if (affected !== 1)
      throw new RuleBroken(state === 'answering' ? 'assessment.error.closed' : 'assessment.error.not-agreeing');
  }

  private async refuseSecond(): Promise<void> {
    const running = await this.database.of(AssessmentRoundEntity).existsBy({ state: In(['answering', 'agreeing']) });
    if (running) throw new RuleBroken('assessment.error.running');
  }
}
