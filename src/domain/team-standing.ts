import type { IsoDate } from './calendar.js';
import { type CycleState, isOver } from './cycle-lifecycle.js';

/** The five stages a manager follows; none of them is a figure (experience 16). */
export const teamStages = ['raters', 'self', 'report', 'conversation', 'plan'] as const;
export type TeamStage = (typeof teamStages)[number];

export interface StandingFacts {
  readonly cycleState: CycleState;
  readonly isListApproved: boolean;
  readonly hasAnsweredAboutSelf: boolean;
  readonly reportState: 'none' | 'built' | 'held' | 'with-reader' | 'released' | 'acknowledged';
  readonly talkOn: IsoDate | null;
  readonly today: IsoDate;
  readonly isPlanShared: boolean;
}

/** What a manager is told about one person, and what may be done next. */
export type TeamStep =
  'raters' | 'self-open' | 'self-done' | 'waiting' | 'no-report' | 'no-date' | 'date' | 'talked' | 'plan-shared';

/** Which stages are behind a person; each by itself, since nobody has to answer about themselves. */
export function stagesDone(facts: StandingFacts): TeamStage[] {
  const { reportState, talkOn, today } = facts;
  const done: Record<TeamStage, boolean> = {
    raters: facts.isListApproved || (facts.cycleState !== 'nominating' && facts.cycleState !== 'draft'),
    self: facts.hasAnsweredAboutSelf,
    report: isDelivered(reportState),
    conversation: talkOn !== null && talkOn <= today,
    plan: facts.isPlanShared,
  };
  return teamStages.filter((stage) => done[stage]);
}

export function teamStep(facts: StandingFacts): TeamStep {
  const { cycleState, reportState, talkOn, today } = facts;
  if (cycleState === 'nominating') return 'raters';
  if (!isOver(cycleState)) return facts.hasAnsweredAboutSelf ? 'self-done' : 'self-open';
  if (facts.isPlanShared) return 'plan-shared';
  if (cycleState !== 'mixing' && reportState === 'none') return 'no-report';
  if (!isDelivered(reportState)) return 'waiting';
  if (talkOn === null) return 'no-date';
  return talkOn >= today ? 'date' : 'talked';
}

function isDelivered(state: StandingFacts['reportState']): boolean {
  return state === 'released' || state === 'acknowledged';
}
