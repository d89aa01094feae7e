import { Injectable } from '@nestjs/common';
import { type CopyOwner, openCopy, sealCopy } from '../sealing/rater-copy.js';
import { blankForm, type FormState, type RaterCopy } from './form-state.js';
import type { OpenVisit } from './open-visit.js';
import type { RaterRequest } from './rater-visit.js';

/** The rater's own copy of a form; only a request that proved the link or the session can open one. */
@Injectable()
export class RaterCopies {
  open(visit: OpenVisit, request: RaterRequest): RaterCopy | null {
    if (!request.copy) return null;
    try {
      return JSON.parse(openCopy(request.copy, ownerOf(visit, request)).toString()) as RaterCopy;
    } catch {
      // A copy of an earlier generation of the link, or a damaged one: the form starts blank, an envelope still counts.
      return null;
    }
  }

  stateOf(visit: OpenVisit, request: RaterRequest): FormState {
    return this.open(visit, request) ?? blankForm;
  }

  seal(visit: OpenVisit, request: RaterRequest, copy: RaterCopy): Buffer {
    return sealCopy(Buffer.from(JSON.stringify(copy)), ownerOf(visit, request));
  }
}

function ownerOf({ linkSecret, cycle, invitation }: OpenVisit, request: RaterRequest): CopyOwner {
  return { linkSecret, cycleId: cycle.id, assignmentId: request.id, generation: invitation.generation };
}
