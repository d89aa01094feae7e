import { type Role, roles } from '../auth/role-grant.entity.js';
import type { RoleHolder } from '../auth/roles.js';
import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';

export interface RoleValues {
  readonly email?: string;
  readonly role?: string;
}

export function presentRoles(
  holders: readonly RoleHolder[],
  texts: Texts,
  values: RoleValues = {},
  errors: readonly ShownProblem[] = [],
): object {
  return {
    errors,
    email: values.email ?? '',
    emailError: messageFor('email', errors),
    roleError: messageFor('role', errors),
    roleOptions: roles.map((role) => ({
      value: role,
      label: texts.t(`roles.${role}`),
      hint: texts.t(`roles.${role}-may`),
      isSelected: values.role === role,
    })),
    groups: roles.map((role) => presentGroup(role, holders, texts)),
  };
}

function presentGroup(role: Role, holders: readonly RoleHolder[], texts: Texts): object {
  const people = holders.filter((holder) => holder.role === role);
  return {
    id: role,
    title: texts.t(`roles.${role}s`),
    // The last administrator has no button: somebody must be able to come in.
    people: people.map(({ personId, name, email }) => ({
      ...{ personId, role, name, email },
      mayRevoke: role !== 'administrator' || people.length > 1,
    })),
  };
}
