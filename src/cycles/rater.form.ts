import { protectedGroups, type ProtectedGroup, raterGroups, type RaterGroup } from '../domain/rater-group.js';
import { Line, OneOf } from './form-fields.js';

/** Somebody put on a list. */
export class RaterForm {
  @Line(40) raterId: string;
  @OneOf(raterGroups) group: RaterGroup;
}

/** One more for a group that one refusal would merge. */
export class ReinforcementForm {
  @OneOf(protectedGroups) group: ProtectedGroup;
}

/** Somebody taken off a list. */
export class RaterRemovalForm {
  @Line(40) raterId: string;
}

/** The coach of a review; empty: none. */
export class CoachForm {
  @Line(40) coachId: string;
}

/** A button without a field. */
export class ButtonForm {}
