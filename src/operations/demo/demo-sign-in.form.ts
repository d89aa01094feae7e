import { IsIn } from 'class-validator';
import { type DemoRole, demoRoles } from './demo-roles.js';

export class DemoSignInForm {
  @IsIn(demoRoles, { message: 'demo.role-unknown' })
  role: DemoRole;
}
