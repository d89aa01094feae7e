import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { calendarOf } from '../cycles/typed-days.js';
import { cleanComment } from '../domain/comment-text.js';
import { FormRejected } from '../domain/errors.js';
import type { Locale } from '../domain/locale.js';
import { cleanLine } from '../domain/text-cleaning.js';
import { readTypedDate } from '../domain/typed-date.js';
import { FieldReading } from '../web/field-reading.js';
import { type Body, readForm } from '../web/forms.js';
import type { ActionValues } from './plan-actions.service.js';

const limits = { text: 1000, line: 200 } as const;

const cleaned = (clean: (text: string) => string): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));
const tooLong = (n: number) => ({ message: 'plans.error.long', context: { n } });

/** One action as typed; its day comes in three parts, read apart. */
class ActionForm {
  @IsString({ message: 'form.invalid' })
  @MinLength(1, { message: 'plans.error.behaviour' })
  @MaxLength(40, { message: 'plans.error.behaviour' })
  behaviourId: string;

  @cleaned(cleanComment)
  @IsString({ message: 'form.invalid' })
  @MinLength(1, { message: 'plans.error.what' })
  @MaxLength(limits.text, tooLong(limits.text))
  what: string;

  @IsString({ message: 'form.invalid' }) dueOnDay: string;
  @IsString({ message: 'form.invalid' }) dueOnMonth: string;
  @IsString({ message: 'form.invalid' }) dueOnYear: string;

  @cleaned(cleanLine)
  @IsString({ message: 'form.invalid' })
  @MaxLength(limits.line, tooLong(limits.line))
  whoNotices: string;

  @cleaned(cleanComment)
  @IsString({ message: 'form.invalid' })
  @MaxLength(limits.text, tooLong(limits.text))
  howKnown: string;
}

/** What was typed, checked; throws FormRejected with every problem at once. */
export function readAction(body: unknown, locale: Locale): ActionValues {
  const reading = new FieldReading();
  const form = reading.read(() => readForm(ActionForm, body));
  const typed = (body ?? {}) as Body;
  const part = (name: string): string => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  const parts = { day: part('dueOnDay'), month: part('dueOnMonth'), year: part('dueOnYear') };
  const dueOn = reading.read(() => {
    const date = readTypedDate(parts, calendarOf(locale), 'dueOn');
    if ('problem' in date) throw new FormRejected([date.problem]);
    return date.date;
  });
  const values = reading.finish({ form, dueOn });
  const { behaviourId, what, whoNotices, howKnown } = values.form;
  return { behaviourId, what, whoNotices, howKnown, dueOn: values.dueOn };
}

export class NoteForm {
  @cleaned(cleanComment)
  @IsString({ message: 'form.invalid' })
  @MinLength(1, { message: 'plans.error.note' })
  @MaxLength(limits.text, tooLong(limits.text))
  text: string;
}
