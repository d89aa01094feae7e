import { Injectable } from '@nestjs/common';
import {
  assess,
  type Assessed,
  pointsFrom,
  questions,
  type Points,
  type QuestionStanding,
} from '../domain/assessment.js';
import type { SignedIn } from '../web/visitor.js';
import type { AssessmentRoundEntity } from './assessment-round.entity.js';
import { type FileNote, RoundAnswers } from './round-answers.js';
import { type OpenedRound, Rounds } from './rounds.js';
import { type SystemEvidence, SystemEvidences } from './system-evidence.js';

/** A sentence, link or file somebody gave for an answer. */
export interface ShownProof {
  readonly text: string;
  readonly file: FileNote | null;
}

export interface NamedAnswer extends ShownProof {
  readonly personId: string;
  readonly name: string;
  /** Null: "I don't know", or nothing. */
  readonly points: Points | null;
}

export interface QuestionResult extends QuestionStanding {
  /** By name, of those who sent; empty for readers outside the round. */
  readonly answers: readonly NamedAnswer[];
  /** Without names: for readers outside, once the question is agreed. */
  readonly proofs: readonly ShownProof[];
  readonly note: string;
  readonly evidence: SystemEvidence | null;
  /** What was agreed in the round before. */
  readonly before: Points | null;
}

export interface RoundResult extends OpenedRound {
  readonly questions: readonly QuestionResult[];
  readonly agreed: number;
  readonly assessed: Assessed;
  readonly before: { readonly round: AssessmentRoundEntity; readonly assessed: Assessed } | null;
}

/** A round whose answers are shown, as one reader may see it. */
@Injectable()
export class RoundResults {
  constructor(
    private readonly rounds: Rounds,
    private readonly answers: RoundAnswers,
    private readonly evidences: SystemEvidences,
  ) {}

  async of(opened: OpenedRound, readerId: string): Promise<RoundResult> {
    const { round, participants, isInside } = opened;
    const sent = participants.filter(({ sentAt }) => sentAt !== null);
    const given = (await this.answers.of(round.id)).filter((each) =>
      sent.some(({ personId }) => personId === each.personId),
    );
    const files = await this.answers.files(round.id);
    const agreements = await this.answers.agreements(round.id);
    const evidence = round.evidence ?? (await this.evidences.all(readerId));
    const before = await this.before(round);
    const results = questions.map((question): QuestionResult => {
      const agreement = agreements.find((each) => each.question === question);
      const named = sent.map(({ personId, name }): NamedAnswer => {
        const own = given.find((each) => each.personId === personId && each.question === question);
        const file = files.find((each) => each.personId === personId && each.question === question) ?? null;
        return { personId, name, points: pointsFrom(own?.choice ?? ''), text: own?.text ?? '', file };
      });
      const proofs = named.filter(({ text, file }) => text !== '' || file).map(({ text, file }) => ({ text, file }));
      return {
        question,
        agreed: agreement ? pointsFrom(String(agreement.points)) : null,
        note: agreement?.note ?? '',
        answers: isInside ? named : [],
        given: isInside ? named.flatMap((each) => each.points ?? []) : [],
        proofs: agreement ? proofs : [],
        evidence: evidence[question] ?? null,
        before: before?.agreed.get(question) ?? null,
      };
    });
    return {
      ...opened,
      questions: results,
      agreed: results.filter(({ agreed }) => agreed !== null).length,
      assessed: assess(results, round.state === 'agreeing'),
      before: before && { round: before.round, assessed: before.assessed },
    };
  }

  async open(id: string, me: SignedIn): Promise<RoundResult> {
    return this.of(await this.rounds.open(id, me), me.id);
  }

  /** What a finished round comes to; agreed answers only. */
  async scoreOf(round: AssessmentRoundEntity): Promise<{ assessed: Assessed; agreed: ReadonlyMap<number, Points> }> {
    const agreements = await this.answers.agreements(round.id);
    const agreed = new Map(
      agreements.flatMap(({ question, points }) => {
        const known = pointsFrom(String(points));
        return known === null ? [] : [[question, known] as const];
      }),
    );
    const standings = questions.map((question) => ({ question, given: [], agreed: agreed.get(question) ?? null }));
    return { assessed: assess(standings, false), agreed };
  }

  private async before(round: AssessmentRoundEntity) {
    const earlier = (await this.rounds.finished()).filter(({ openedAt }) => openedAt < round.openedAt).at(-1);
    return earlier ? { round: earlier, ...(await this.scoreOf(earlier)) } : null;
  }
}
