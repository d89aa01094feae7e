import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { type Choice, pointsFrom, questions, unanimous } from '../domain/assessment.js';
import { RuleBroken } from '../domain/errors.js';
import { AuditLog } from '../audit/audit-log.js';
import { AssessmentAgreementEntity, AssessmentAnswerEntity } from './assessment-answer.entity.js';
import { AssessmentFileEntity } from './assessment-file.entity.js';
import { AssessmentParticipantEntity } from './assessment-participant.entity.js';
import { Rounds } from './rounds.js';

export interface GivenAnswer {
  readonly question: number;
  readonly choice: Choice;
  readonly text: string;
}

export interface FileNote {
  readonly id: string;
  readonly personId: string;
  readonly question: number;
  readonly fileName: string;
  readonly ending: string;
  readonly size: number;
}

/** What leaders answer, each alone, and what they agree on. Deeds belong inside a write. */
@Injectable()
export class RoundAnswers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly rounds: Rounds,
  ) {}

  of(roundId: string): Promise<AssessmentAnswerEntity[]> {
    return this.database
      .of(AssessmentAnswerEntity)
      .find({ where: { roundId }, order: { question: 'ASC', personId: 'ASC' } });
  }

  ofPerson(roundId: string, personId: string): Promise<AssessmentAnswerEntity[]> {
    return this.database.of(AssessmentAnswerEntity).findBy({ roundId, personId });
  }

  agreements(roundId: string): Promise<AssessmentAgreementEntity[]> {
    return this.database.of(AssessmentAgreementEntity).findBy({ roundId });
  }

  /** Names and sizes, never the bytes. */
  async files(roundId: string): Promise<FileNote[]> {
    const select = { id: true, personId: true, question: true, fileName: true, ending: true, size: true } as const;
    return this.database.of(AssessmentFileEntity).find({ where: { roundId }, select, order: { question: 'ASC' } });
  }

  /** The last one counts; refused once answers are shown. */
  async save(roundId: string, personId: string, answers: readonly GivenAnswer[]): Promise<void> {
    await this.rounds.hold(roundId, 'answering');
    const rows = answers.map((answer) => ({ roundId, personId, ...answer }));
    if (rows.length > 0)
      await this.database.of(AssessmentAnswerEntity).upsert(rows, ['roundId', 'personId', 'question']);
  }

  /** Whoever is last shows the answers to all. True when that has happened. */
  async send(roundId: string, personId: string): Promise<boolean> {
    await this.rounds.hold(roundId, 'answering');
    const own = await this.ofPerson(roundId, personId);
    if (!own.some(({ choice }) => pointsFrom(choice) !== null))
      throw new RuleBroken('assessment.error.nothing-answered');
    const sentAt = this.clock.now();
    await this.database.of(AssessmentParticipantEntity).update({ roundId, personId }, { sentAt });
    const waiting = (await this.rounds.participantsOf({ id: roundId })).some(
      (each) => each.isActive && each.sentAt === null,
    );
    if (!waiting) await this.rounds.reveal(roundId, personId);
    return !waiting;
  }

  async agree(roundId: string, { question, choice, text }: GivenAnswer, actorId: string): Promise<void> {
    await this.rounds.hold(roundId, 'agreeing');
    const points = pointsFrom(choice);
    if (points === null) throw new RuleBroken('assessment.error.agree-on-one');
    await this.database
      .of(AssessmentAgreementEntity)
      .upsert({ roundId, question, points, note: text }, ['roundId', 'question']);
    await this.audit.record(actorId, 'assessment.agreed', { round: roundId, question });
  }

  /** Records at once what nobody has to talk about: everybody gave the same answer. How many there were. */
  async agreeOnSame(roundId: string, sentBy: readonly string[], actorId: string): Promise<number> {
    await this.rounds.hold(roundId, 'agreeing');
    const agreed = new Set((await this.agreements(roundId)).map(({ question }) => question));
    const answers = (await this.of(roundId)).filter(({ personId }) => sentBy.includes(personId));
    const same = questions.flatMap((question) => {
      const given = answers
        .filter((each) => each.question === question)
        .flatMap(({ choice }) => pointsFrom(choice) ?? []);
      const points = unanimous({ given });
      return points === null || agreed.has(question) ? [] : [{ roundId, question, points, note: '' }];
    });
    if (same.length > 0) await this.database.of(AssessmentAgreementEntity).insert(same);
    await this.audit.record(actorId, 'assessment.agreed', { round: roundId, questions: same.length });
    return same.length;
  }
}
