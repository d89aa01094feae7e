import { IsString } from 'class-validator';

export class DeclineForm {
  @IsString({ message: 'survey.error.text-twice' }) reason: string = '';
}
