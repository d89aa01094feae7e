import type { AssignmentStatus } from '../cycles/assignment.entity.js';
import type { CycleState } from '../domain/cycle-lifecycle.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import type { Locale } from '../domain/locale.js';
import type { RaterGroup } from '../domain/rater-group.js';

/** Everything a rater's page needs, from one look-up: who, in which cycle, asked about whom. */
export interface RaterVisit {
  readonly cycle: VisitedCycle;
  readonly invitation: VisitedInvitation;
  readonly rater: VisitingRater;
  /** All of the rater's requests in this cycle, or the one asked for. */
  readonly requests: readonly RaterRequest[];
}

export interface VisitedCycle {
  readonly id: string;
  readonly name: string;
  readonly state: CycleState;
  readonly settings: CycleSettings;
  readonly zone: string;
  readonly closesOn: string;
  readonly reportsOn: string | null;
  readonly questionnaireId: string;
  readonly publicKey: Buffer;
  readonly publicKeyMac: Buffer;
}

export interface VisitedInvitation {
  readonly id: string;
  readonly generation: number;
  readonly remindersStopped: boolean;
  readonly openedBy: 'link-or-sign-in' | 'link';
  /** The name of whoever printed a code for this rater; null where none was printed. */
  readonly printer: string | null;
}

export interface VisitingRater {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly kind: 'employee' | 'customer';
  readonly locale: Locale;
  readonly accountId: string | null;
  readonly hasObjected: boolean;
}

/** One assignment as its rater sees it. */
export interface RaterRequest {
  readonly id: string;
  readonly reviewId: string;
  readonly group: RaterGroup;
  readonly status: AssignmentStatus;
  readonly subject: {
    readonly id: string;
    readonly name: string;
    readonly jobTitle: string;
    readonly managerId: string | null;
  };
  /** The sealed copy of the form, if something was saved. */
  readonly copy: Buffer | null;
}
