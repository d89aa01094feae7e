/** `launching` and `mixing` are long jobs with a state of their own. */
export const cycleStates = [
  'draft',
  'nominating',
  'launching',
  'open',
  'mixing',
  'closed',
  'released',
  'archived',
] as const;
export type CycleState = (typeof cycleStates)[number];

/** Every allowed move; nominating may be skipped, and nothing goes back. */
export const cycleMoves: Readonly<Record<CycleState, readonly CycleState[]>> = {
  draft: ['nominating', 'launching'],
  nominating: ['launching'],
  launching: ['open'],
  open: ['mixing'],
  mixing: ['closed'],
  closed: ['released'],
  released: ['archived'],
  archived: [],
};

export function mayMove(from: CycleState, to: CycleState): boolean {
  return cycleMoves[from].includes(to);
}

/** From launch on, questionnaire, settings and people reviewed are frozen. */
export function isFrozen(state: CycleState): boolean {
  return state !== 'draft' && state !== 'nominating';
}

/** Answers are taken only while open (V6): the state decides, not the clock. */
export function takesAnswers(state: CycleState): boolean {
  return state === 'open';
}

export function isOver(state: CycleState): boolean {
  return cycleStates.indexOf(state) > cycleStates.indexOf('open');
}
