import { IsOptional, IsString } from 'class-validator';
import type { Locale } from '../../domain/locale.js';
import { readWording, type MailWording } from '../../domain/mail-wording.js';
import { type FieldProblem, fieldProblem, FormRejected } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { readForm } from '../../web/forms.js';
import { knownWords } from './placeholder-words.js';

/** Subject and opening in each language; fields of a language that is not offered are absent. */
export class MailWordingForm {
  @IsOptional() @IsString({ message: 'form.invalid' }) 'subject-en'?: string;
  @IsOptional() @IsString({ message: 'form.invalid' }) 'opening-en'?: string;
  @IsOptional() @IsString({ message: 'form.invalid' }) 'subject-fa'?: string;
  @IsOptional() @IsString({ message: 'form.invalid' }) 'opening-fa'?: string;
  @IsOptional() @IsString({ message: 'form.invalid' }) 'subject-ar'?: string;
  @IsOptional() @IsString({ message: 'form.invalid' }) 'opening-ar'?: string;
}

/** The words as typed in these languages, as far as they were sent. */
export function typedWordings(body: unknown, locales: readonly Locale[]): Map<Locale, MailWording> {
  const form = readForm(MailWordingForm, body);
  const sent = locales.filter((locale) => form[`subject-${locale}`] !== undefined);
  return new Map(
    sent.map((locale) => [
      locale,
      { subject: form[`subject-${locale}`] ?? '', opening: form[`opening-${locale}`] ?? '' },
    ]),
  );
}

/** The words cleaned; throws FormRejected that names every field that cannot be taken (I65). */
export function readWordings(body: unknown, locales: readonly Locale[]): Map<Locale, MailWording> {
  const problems: FieldProblem[] = [];
  const wordings = [...typedWordings(body, locales)].map(([locale, typed]) => {
    const read = readWording(typed, knownWords(Texts.in(locale)));
    problems.push(...read.problems.map(({ part, key, params }) => fieldProblem(`${part}-${locale}`, key, params)));
    return [locale, read.wording] as const;
  });
  if (problems.length > 0) throw new FormRejected(problems);
  return new Map(wordings);
}
