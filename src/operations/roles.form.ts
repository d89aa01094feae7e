import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Role, roles } from '../auth/role-grant.entity.js';

export class RoleGrantForm {
  @MaxLength(320, { message: 'auth.email-invalid' })
  @IsString({ message: 'auth.email-missing' })
  email: string;

  @IsIn(roles, { message: 'roles.role-missing' })
  role: Role;
}

export class RoleRevocationForm {
  @MaxLength(40, { message: 'roles.role-missing' })
  @IsString({ message: 'roles.role-missing' })
  personId: string;

  @IsIn(roles, { message: 'roles.role-missing' })
  role: Role;
}
