import { Transform } from 'class-transformer';
import { ArrayNotEmpty, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { type Locale, locales } from '../domain/locale.js';
import { listOf } from '../web/forms.js';

const asList = Transform(({ value }: { value: unknown }) => listOf(value));

/** What the organisation says about itself, in set-up and in the settings. */
export class OrganisationForm {
  @MaxLength(1000, { message: 'auth.name-long', context: { maximum: 100 } })
  @IsString({ message: 'auth.name-missing' })
  name: string;

  @IsIn(locales, { each: true, message: 'auth.language-unknown' })
  @ArrayNotEmpty({ message: 'settings.languages-missing' })
  @asList
  locales: Locale[] = [];

  @IsIn(locales, { message: 'auth.language-unknown' })
  defaultLocale: Locale;

  @MaxLength(64, { message: 'settings.zone-unknown' })
  @IsString({ message: 'settings.zone-unknown' })
  timeZone: string;

  @MaxLength(1000, { message: 'auth.name-long', context: { maximum: 100 } })
  @IsString({ message: 'auth.name-missing' })
  contactName: string;

  @MaxLength(320, { message: 'auth.email-invalid' })
  @IsString({ message: 'auth.email-missing' })
  contactEmail: string;

  @IsIn(['1', '2', '3', '4', '5', '6', '7'], { each: true, message: 'settings.days-missing' })
  @ArrayNotEmpty({ message: 'settings.days-missing' })
  @asList
  workingDays: string[] = [];

  @Matches(/^(\d|1\d|2[0-3])$/, { message: 'settings.hours-wrong' })
  mailFromHour: string;

  @Matches(/^([1-9]|1\d|2[0-4])$/, { message: 'settings.hours-wrong' })
  mailToHour: string;
}
