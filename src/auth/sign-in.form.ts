import { IsString, MaxLength } from 'class-validator';

export class SignInForm {
  @MaxLength(320, { message: 'auth.email-invalid' })
  @IsString({ message: 'auth.email-missing' })
  email: string;

  @IsString({ message: 'auth.email-missing' })
  next: string = '/';
}

/** The button on the page a mailed link opens. */
export class SignInLinkForm {
  @IsString({ message: 'auth.email-missing' })
  next: string = '/';
}
