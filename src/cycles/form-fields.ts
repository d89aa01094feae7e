import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { cleanLine } from '../domain/text-cleaning.js';
import { listOf } from '../web/forms.js';

const invalid = { message: 'cycles.error.invalid' };

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** One line of text, cleaned of what cannot be seen. */
export function Line(maximum: number): PropertyDecorator {
  return all(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanLine(value) : value)),
    IsString(invalid),
    MaxLength(maximum, { message: 'cycles.error.too-long', context: { maximum } }),
  );
}

/** A text of several lines, taken as it is. */
export function Lines(maximum: number): PropertyDecorator {
  return all(IsString(invalid), MaxLength(maximum, { message: 'cycles.error.too-long', context: { maximum } }));
}

export function OneOf(values: readonly string[]): PropertyDecorator {
  return IsIn(values, invalid);
}

/** A box that is ticked or not sent at all. */
export function Tick(): PropertyDecorator {
  return all(IsOptional(), IsIn(['yes'], invalid));
}

/** Boxes of one name: sent once, several times or not at all. */
export function Several(values?: readonly string[]): PropertyDecorator {
  const list = Transform(({ value }: { value: unknown }) => listOf(value));
  return all(
    list,
    ArrayMaxSize(1000, invalid),
    values ? IsIn(values, { each: true, ...invalid }) : IsString({ each: true, ...invalid }),
  );
}
