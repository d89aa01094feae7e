import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsString, MaxLength } from 'class-validator';
import { cleanComment } from '../../domain/comment-text.js';
import { listOf } from '../../web/forms.js';

export class CommentReportForm {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanComment(value) : value))
  @IsString({ message: 'form.invalid' })
  @MaxLength(500, { message: 'comments.reason-long', context: { n: 500 } })
  reason: string;
}

/** The comments ticked on HR's page. */
export class WithholdingForm {
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsString({ each: true })
  @ArrayMaxSize(1000)
  comment: string[] = [];
}
