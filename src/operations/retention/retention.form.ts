import { IsString } from 'class-validator';

const message = 'retention.period-missing';

export class RetentionForm {
  @IsString({ message }) mailDays: string;
  @IsString({ message }) answerMonths: string;
  @IsString({ message }) reportMonths: string;
  @IsString({ message }) auditMonths: string;
}
