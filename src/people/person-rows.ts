import { randomId } from '../database/random-id.js';
import type { Locale } from '../domain/locale.js';
import { foldNumber } from '../domain/known-people.js';
import { foldForSearch } from '../domain/search-folding.js';
import type { PersonEntity } from './person.entity.js';

/** A row of the table with every column set, since bulk statements and PostgreSQL have no defaults in common. */
export function personRow(
  values: Pick<PersonEntity, 'kind' | 'name' | 'email' | 'emailFolded'> & { locale: Locale } & Partial<PersonEntity>,
): PersonEntity {
  const employeeNumber = values.employeeNumber ?? null;
  return {
    id: values.id ?? randomId(),
    kind: values.kind,
    status: values.status ?? 'active',
    name: values.name,
    nameFolded: foldForSearch(values.name),
    email: values.email,
    emailFolded: values.emailFolded,
    locale: values.locale,
    employeeNumber,
    employeeNumberFolded: employeeNumber === null ? null : foldNumber(employeeNumber),
    jobTitle: values.jobTitle ?? '',
    location: values.location ?? '',
    departmentId: values.departmentId ?? null,
    managerId: values.managerId ?? null,
    accountId: values.accountId ?? null,
    segment: values.segment ?? '',
    objectedAt: values.objectedAt ?? null,
    lastAskedOn: values.lastAskedOn ?? null,
  };
}

/** Columns an import of employees may change in a person who is already stored. */
export const employeeColumns = [
  'status',
  'name',
  'nameFolded',
  'email',
  'emailFolded',
  'locale',
  'employeeNumber',
  'employeeNumberFolded',
  'jobTitle',
  'location',
  'departmentId',
  'managerId',
] as const;

export const customerColumns = [
  'status',
  'name',
  'nameFolded',
  'email',
  'emailFolded',
  'locale',
  'jobTitle',
  'accountId',
  'segment',
] as const;
