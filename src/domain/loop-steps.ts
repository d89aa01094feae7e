import { dayNumber, type IsoDate } from './calendar.js';
import { percent } from './rounding.js';

export const loopSteps = ['measured', 'informed', 'planned', 'acting', 'told'] as const;
export type LoopStep = (typeof loopSteps)[number];
/** Steps that need a proof of their own; a finding is measured by the snapshot it comes from. */
export type ProvenStep = Exclude<LoopStep, 'measured'>;
export const provenSteps: readonly ProvenStep[] = ['informed', 'planned', 'acting', 'told'];

/** How many companies reach each step, whole per cent, as surveyed in Europe (mission.md, five steps of feedback). */
export const surveyedShares: Readonly<Record<LoopStep, number>> = {
  measured: 95,
  informed: 50,
  planned: 30,
  acting: 10,
  told: 5,
};

/** An item that has stood still for so many days is stuck. */
export const stuckAfterDays = 14;

export interface StepProof {
  readonly step: ProvenStep;
  readonly happenedOn: IsoDate;
}

export interface LoopStanding {
  readonly step: LoopStep;
  /** Null when customers have been told. */
  readonly next: ProvenStep | null;
  /** The day the present step was reached. */
  readonly since: IsoDate;
}

/** Where an item stands: as far as its proofs reach without a gap. */
export function standingOf(measuredOn: IsoDate, proofs: readonly StepProof[]): LoopStanding {
  let standing: LoopStanding = { step: 'measured', next: 'informed', since: measuredOn };
  for (const [index, step] of provenSteps.entries()) {
    const proof = proofs.find((each) => each.step === step);
    if (!proof) break;
    standing = { step, next: provenSteps[index + 1] ?? null, since: proof.happenedOn };
  }
  return standing;
}

export function hasReached(standing: Pick<LoopStanding, 'step'>, step: LoopStep): boolean {
  return loopSteps.indexOf(standing.step) >= loopSteps.indexOf(step);
}

export interface FunnelStep {
  readonly step: LoopStep;
  readonly reached: number;
  readonly total: number;
  /** Whole per cent of all findings. */
  readonly share: number;
  readonly surveyed: number;
}

/** How many findings have come at least so far, beside what was surveyed. */
export function funnelOf(standings: readonly Pick<LoopStanding, 'step'>[]): FunnelStep[] {
  const total = standings.length;
  return loopSteps.map((step) => {
    const reached = standings.filter((standing) => hasReached(standing, step)).length;
    return { step, reached, total, share: percent(reached, total), surveyed: surveyedShares[step] };
  });
}

/** Whole days an item has waited for its next step; 0 when nothing is left to do. */
export function waitingDays({ next, since }: LoopStanding, today: IsoDate): number {
  return next === null ? 0 : Math.max(0, dayNumber(today) - dayNumber(since));
}

/** Unfinished and standing still for two weeks, or past its day. */
export function isStuck(standing: LoopStanding, dueOn: IsoDate | null, today: IsoDate): boolean {
  return standing.next !== null && (waitingDays(standing, today) >= stuckAfterDays || isLate(standing, dueOn, today));
}

export function isLate({ next }: LoopStanding, dueOn: IsoDate | null, today: IsoDate): boolean {
  return next !== null && dueOn !== null && dueOn < today;
}
