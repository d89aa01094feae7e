import type { CycleState } from './cycle-lifecycle.js';

export interface NextStepFacts {
  readonly people: number;
  readonly isMailAccepted: boolean;
  /** The mail server takes nothing at present. */
  readonly isMailFailing: boolean;
  readonly behaviours: number;
  /** The latest cycle that is not archived; null while there is none. */
  readonly cycle: NextStepCycle | null;
}

export interface NextStepCycle {
  readonly state: CycleState;
  /** People who have something left to answer. */
  readonly left: number;
  /** Reviews whose answers cannot be opened. */
  readonly stuck: number;
  /** Reports built and not yet released. */
  readonly ready: number;
}

/** What HR should do next, as a text key below `home.next` and a number for it; exactly one thing (experience 1.7). */
export interface NextStep {
  readonly key:
    | 'people'
    | 'mail'
    | 'mail-failing'
    | 'framework'
    | 'first-cycle'
    | 'draft'
    | 'nominating'
    | 'launching'
    | 'remind'
    | 'wait'
    | 'mixing'
    | 'stuck'
    | 'release'
    | 'new-cycle';
  readonly n: number;
}

const step = (key: NextStep['key'], n = 0): NextStep => ({ key, n });

export function nextStep({ people, isMailAccepted, isMailFailing, behaviours, cycle }: NextStepFacts): NextStep {
  const isLaunched = cycle !== null && !['draft', 'nominating', 'released'].includes(cycle.state);
  // What runs already needs no test mail, only mails that leave.
  if (isLaunched || (cycle && cycle.ready > 0)) return isMailFailing ? step('mail-failing') : ofCycle(cycle);
  if (people === 0) return step('people');
  if (!isMailAccepted) return step('mail');
  if (behaviours === 0) return step('framework');
  if (!cycle) return step('first-cycle');
  return ofCycle(cycle);
}

function ofCycle({ state, left, stuck, ready }: NextStepCycle): NextStep {
  switch (state) {
    case 'draft':
    case 'nominating':
    case 'launching':
      return step(state);
    case 'open':
      return left > 0 ? step('remind', left) : step('wait');
    case 'mixing':
      return stuck > 0 ? step('stuck', stuck) : step('mixing');
    case 'closed':
      return step('release', ready);
    default:
      return ready > 0 ? step('release', ready) : step('new-cycle');
  }
}
