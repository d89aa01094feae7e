import { Line, Lines, OneOf } from '../cycles/form-fields.js';

/** Subject and text in each language as typed. */
export class MessageForm {
  @Line(200) subjectEn = '';
  @Line(200) subjectFa = '';
  @Line(200) subjectAr = '';
  @Lines(20_000) bodyEn = '';
  @Lines(20_000) bodyFa = '';
  @Lines(20_000) bodyAr = '';
  @OneOf(['all', 'served']) audience: 'all' | 'served' = 'all';
}
