import { Transform, Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, Min, MinLength } from 'class-validator';
import { cleanComment } from '../../domain/comment-text.js';

const typedText = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Why a report is corrected, and the version that was looked at. */
class CorrectionForm {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanComment(value) : value))
  @IsString({ message: 'form.invalid' })
  @MinLength(1, { message: 'corrections.reason-missing' })
  @MaxLength(500, { message: 'corrections.reason-long', context: { n: 500 } })
  reason: string;

  @Type(() => Number) @IsInt() @Min(1) version: number;
}

export class NamesForm extends CorrectionForm {
  @typedText
  @IsString({ message: 'form.invalid' })
  @MinLength(1, { message: 'corrections.name-missing' })
  @MaxLength(200, { message: 'corrections.name-long', context: { n: 200 } })
  subjectName: string;

  @typedText
  @IsString({ message: 'form.invalid' })
  @MaxLength(200, { message: 'corrections.name-long', context: { n: 200 } })
  jobTitle: string;

  @typedText
  @IsString({ message: 'form.invalid' })
  @MaxLength(200, { message: 'corrections.name-long', context: { n: 200 } })
  department: string;

  @typedText
  @IsString({ message: 'form.invalid' })
  @MinLength(1, { message: 'corrections.name-missing' })
  @MaxLength(200, { message: 'corrections.name-long', context: { n: 200 } })
  cycleName: string;
}

export class BlockForm extends CorrectionForm {
  @IsString({ message: 'corrections.block-missing' })
  @MinLength(1, { message: 'corrections.block-missing' })
  block: string;
}
