import { isInTime } from '../domain/cycle-closing.js';
import { takesAnswers } from '../domain/cycle-lifecycle.js';
import { NotFound } from '../domain/errors.js';
import { AnsweredWith } from '../web/answered-with.js';
import type { RaterRequest, RaterVisit } from './rater-visit.js';

/** A visit whose rater is proven, by link or by sign-in. */
export interface OpenVisit extends RaterVisit {
  /** The address of the rater's list; every page of theirs lies below it. */
  readonly base: string;
  readonly isByLink: boolean;
  /** Came with a code from paper: the form keeps no copy and can be sent once. */
  readonly isByPrint: boolean;
  readonly linkSecret: Buffer;
}

/** The same page whatever is wrong with a link, so that nothing is learnt from it (F13, I42). */
export class LinkUnknown extends AnsweredWith {
  constructor() {
    super(404, 'errors/link-unknown');
  }
}

/** The form behind a code from paper was sent; the same code cannot change it, nor show it. */
export class CodeUsed extends AnsweredWith {
  constructor() {
    super(410, 'surveys/print-used');
  }
}

/** Whether answers are taken now: the state decides, and the deadline even before the closing job has run. */
export function isAnswering({ cycle }: RaterVisit, now: Date): boolean {
  return takesAnswers(cycle.state) && isInTime(cycle, now);
}

/** The one request the page is about; somebody else's looks like a dead link, or like no page at all. */
export function requestOf(visit: OpenVisit, assignmentId: string): RaterRequest {
  const request = visit.requests.find(({ id }) => id === assignmentId);
  if (!request) throw visit.isByLink ? new LinkUnknown() : new NotFound();
  return request;
}
