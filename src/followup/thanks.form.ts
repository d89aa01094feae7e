import { Line, Lines, OneOf } from '../cycles/form-fields.js';

export class ThanksForm {
  @Line(40) person = '';
  @Line(40) behaviour = '';
  @Lines(10_000) text = '';
  @OneOf(['public', 'private']) sight: 'public' | 'private' = 'public';
}

export class HidingForm {
  @OneOf(['yes', 'no']) isHidden: 'yes' | 'no' = 'yes';
}
