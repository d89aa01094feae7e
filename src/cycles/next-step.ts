import type { CycleState } from '../domain/cycle-lifecycle.js';
import { paths } from '../web/paths.js';

/** What is known of a cycle, as far as the next step hangs on it. */
export interface CycleStanding {
  readonly id: string;
  readonly state: CycleState;
  readonly reviews: number;
  readonly behaviours: number;
  readonly nominations: number;
  /** Lists sent by their subjects and not yet approved. */
  readonly waiting: number;
  readonly approved: number;
  /** Reports built, neither released nor planned for a day. */
  readonly ready: number;
  /** Some group is nominated by the people themselves. */
  readonly letsPropose: boolean;
}

export interface NextStep {
  readonly key: string;
  readonly href: string;
  /** A step that is done by pressing the button, not by reading another page. */
  readonly isPost: boolean;
}

/** The one next step of a cycle; there is always exactly one. */
export function nextStepOf(standing: CycleStanding): NextStep {
  const { id, state } = standing;
  if (state === 'draft') return draftStep(standing);
  if (state === 'nominating') return nominatingStep(standing);
  if (state === 'launching') return { key: 'launching', href: paths.cycle(id), isPost: false };
  if (state === 'open') return { key: 'open', href: paths.progress(id), isPost: false };
  if (state === 'mixing') return { key: 'mixing', href: paths.cycle(id), isPost: false };
  if (state === 'closed')
    return { key: standing.ready > 0 ? 'closed' : 'handed-over', href: paths.release(id), isPost: false };
  return { key: state, href: paths.release(id), isPost: false };
}

function draftStep({ id, reviews, behaviours, nominations, letsPropose }: CycleStanding): NextStep {
  if (reviews === 0) return { key: 'participants', href: paths.cycleDraft(id, 'participants'), isPost: false };
  if (behaviours === 0) return { key: 'framework', href: paths.framework(), isPost: false };
  if (nominations === 0) return { key: 'propose', href: paths.nominations(id), isPost: false };
  if (letsPropose) return { key: 'nominating', href: paths.nominating(id), isPost: true };
  return { key: 'check', href: paths.cycleDraft(id, 'check'), isPost: false };
}

function nominatingStep({ id, waiting, approved, reviews }: CycleStanding): NextStep {
  if (waiting > 0) return { key: 'approve', href: paths.nominations(id), isPost: false };
  if (approved < reviews) return { key: 'await', href: paths.nominations(id), isPost: false };
  return { key: 'check', href: paths.cycleDraft(id, 'check'), isPost: false };
}
