import { DraftForm } from './draft.form.js';
import { Line, OneOf, Tick } from './form-fields.js';

export const peerMethods = ['chart', 'nomination', 'hr', 'none'] as const;
export const subordinateMethods = ['chart', 'hr', 'none'] as const;
export const customerMethods = ['records', 'nomination', 'hr', 'none'] as const;
export const weightings = ['views', 'people', 'own'] as const;

/** Everything HR decides about raters; numbers are read in any digits. */
export class RaterGroupsForm extends DraftForm {
  @OneOf(['chart', 'none']) self: string;
  @OneOf(['chart', 'none']) manager: string;
  @OneOf(peerMethods) peer: string;
  @OneOf(subordinateMethods) subordinate: string;
  @OneOf(customerMethods) customer: string;
  @Line(10) peerAsk: string;
  @Line(10) peerMinimum: string;
  @Line(10) peerMaximum: string;
  @Line(10) subordinateAsk: string;
  @Line(10) subordinateMinimum: string;
  @Line(10) subordinateMaximum: string;
  @Line(10) customerAsk: string;
  @Line(10) customerMinimum: string;
  @Line(10) customerMaximum: string;
  @Line(10) ratings: string;
  @Line(10) comments: string;
  @Line(10) loadWarning: string;
  @Line(10) loadMaximum: string;
  @Line(10) customerEveryDays: string;
  @Line(10) serviceMonths: string;
  @OneOf(weightings) weighting: (typeof weightings)[number];
  @Line(10) weightManager: string;
  @Line(10) weightPeer: string;
  @Line(10) weightSubordinate: string;
  @Line(10) weightCustomer: string;
  @Tick() managerSeesReport?: 'yes';
  @Tick() hrReadsComments?: 'yes';
  @Tick() sharesComments?: 'yes';
}
