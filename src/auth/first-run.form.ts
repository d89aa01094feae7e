import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Locale, locales } from '../domain/locale.js';

export class FirstRunForm {
  @MaxLength(1000, { message: 'auth.name-long', context: { maximum: 100 } })
  @IsString({ message: 'auth.name-missing' })
  name: string;

  @MaxLength(320, { message: 'auth.email-invalid' })
  @IsString({ message: 'auth.email-missing' })
  email: string;

  @IsIn(locales, { message: 'auth.language-unknown' })
  locale: Locale;
}
