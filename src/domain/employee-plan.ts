import type { ToAsciiDomain } from './email-address.js';
import type { RowProblem } from './import-problem.js';
import type { KnownPeople, KnownPerson } from './known-people.js';
import type { Locale } from './locale.js';

export interface EmployeeValues {
  readonly name: string;
  readonly email: string;
  readonly emailFolded: string;
  readonly number: string | null;
  readonly jobTitle: string;
  /** Path from the top, `Sales > North`. */
  readonly department: string | null;
  readonly location: string;
  readonly locale: Locale | null;
  /** Folded address of the manager, as it is once the whole file is applied. */
  readonly manager: string | null;
}

/** What applying the file would do; with any problem nothing is applied. */
export interface EmployeePlan {
  readonly toCreate: readonly { readonly row: number; readonly values: EmployeeValues }[];
  readonly toUpdate: readonly EmployeeUpdate[];
  readonly unchanged: readonly { readonly row: number; readonly id: string }[];
  /** Paths that do not exist yet, parents before children. */
  readonly departmentsToCreate: readonly string[];
  readonly problems: readonly RowProblem[];
}

export interface EmployeeUpdate {
  readonly row: number;
  readonly id: string;
  /** All values as they will be; a field without a column keeps its value. */
  readonly values: EmployeeValues;
  /** `isActive` when someone deactivated comes back. */
  readonly changed: readonly (keyof EmployeeValues | 'isActive')[];
}

/** A row read, before managers are found. */
export interface EmployeeRow {
  readonly row: number;
  readonly person: KnownPerson | null;
  readonly values: Omit<EmployeeValues, 'manager'>;
  /** As typed; undefined when the file has no such column. */
  readonly managerTyped: string | undefined;
}

export interface EmployeesBefore {
  readonly people: KnownPeople;
  readonly departments: readonly string[];
  readonly toAsciiDomain: ToAsciiDomain;
}
