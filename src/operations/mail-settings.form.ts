import { IsOptional, IsString, MaxLength } from 'class-validator';

export class MailSettingsForm {
  /** Empty: the server stays as it is. Absent when the environment names the server. */
  @MaxLength(1000, { message: 'settings.smtp-invalid' })
  @IsString({ message: 'settings.smtp-invalid' })
  @IsOptional()
  smtpUrl?: string;

  @MaxLength(320, { message: 'auth.email-invalid' })
  @IsString({ message: 'auth.email-missing' })
  @IsOptional()
  mailFrom?: string;
}
