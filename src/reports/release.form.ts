import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { listOf } from '../web/forms.js';
import type { ReleaseWay } from './report-release.js';

export const releaseWays: readonly ReleaseWay[] = ['reader-first', 'straight', 'now'];

export class ReleaseForm {
  @IsIn([...releaseWays]) way: ReleaseWay;

  /** The reviews ticked; empty with `all`. */
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsArray()
  @IsString({ each: true })
  review: string[] = [];

  @IsOptional() @IsIn(['yes']) all?: 'yes';
}

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class HoldForm {
  @trimmed
  @IsString()
  @MinLength(1, { message: 'release.hold-reason-missing' })
  @MaxLength(500, { message: 'release.hold-reason-long', context: { n: 500 } })
  reason: string;
}

export class CoachForm {
  @trimmed
  @IsString()
  @MinLength(1, { message: 'release.coach-missing' })
  @MaxLength(254, { message: 'release.coach-unknown' })
  email: string;
}
