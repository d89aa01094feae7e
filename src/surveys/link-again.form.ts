import { IsString, MaxLength } from 'class-validator';

export class LinkAgainForm {
  @MaxLength(320, { message: 'survey.link-again.invalid' })
  @IsString({ message: 'survey.link-again.invalid' })
  email: string;
}
