import { IsNotEmpty } from 'class-validator';
import { Line, OneOf } from '../cycles/form-fields.js';
import { type EvidenceSource, evidenceSources } from './value-evidence.entity.js';

/** Which feedback, from whom, and the day it was gathered as typed in the reader's calendar. */
export class ValueEvidenceForm {
  @OneOf(evidenceSources) source: EvidenceSource;
  @IsNotEmpty({ message: 'overview.evidence.error-text' }) @Line(300) text: string;
  @Line(10) gatheredOnDay: string;
  @Line(10) gatheredOnMonth: string;
  @Line(10) gatheredOnYear: string;
}
