import { IsString, MaxLength } from 'class-validator';

/** One line of a form; what it may hold is checked like a cell of an imported file. */
const Line = (): PropertyDecorator => (target, name) => {
  IsString({ message: 'people.form.invalid' })(target, name);
  MaxLength(1_000, { message: 'people.form.invalid' })(target, name);
};

export class EmployeeForm {
  @Line() name: string;
  @Line() email: string;
  @Line() number: string;
  @Line() jobTitle: string;
  @Line() department: string;
  @Line() location: string;
  @Line() manager: string;
  @Line() locale: string;
}

export class CustomerForm {
  @Line() name: string;
  @Line() email: string;
  @Line() account: string;
  @Line() accountNumber: string;
  @Line() role: string;
  @Line() segment: string;
  @Line() locale: string;
}
