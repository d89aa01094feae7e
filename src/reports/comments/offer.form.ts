import { Line } from '../../cycles/form-fields.js';

export class OfferForm {
  @Line(40) comment = '';
}

export class DecisionForm {}

export class SheetForm {
  @Line(40) cycle = '';
}
