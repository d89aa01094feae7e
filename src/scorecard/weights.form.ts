import { Line } from '../cycles/form-fields.js';

export class WeightsForm {
  @Line(20) financial: string;
  @Line(20) customer: string;
  @Line(20) process: string;
  @Line(20) learning: string;
}
