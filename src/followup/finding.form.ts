import { Line } from '../cycles/form-fields.js';

/** Which figure is taken up; nothing chosen means the lowest ones. */
export class FindingForm {
  @Line(40) cycle = '';
  @Line(20_000) unit = '';
  @Line(40) competency = '';
  @Line(40) view = 'others';
}
