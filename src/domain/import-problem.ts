import type { Problem, ProblemParams } from './errors.js';
import type { EmailProblem } from './email-address.js';

/** Everything an imported file can be told about; the texts are `import.problem.<this>`. */
export type ImportProblem =
  | EmailProblem
  | 'account-differs'
  | 'account-missing'
  | 'account-unknown'
  | 'amount-invalid'
  | 'amount-missing'
  | 'column-duplicate'
  | 'column-missing'
  | 'columns-too-many'
  | 'date-in-future'
  | 'date-invalid'
  | 'date-missing'
  | 'date-not-gregorian'
  | 'department-ambiguous'
  | 'duplicate-number'
  | 'duplicate-person'
  | 'duplicate-row'
  | 'email-other-kind'
  | 'employee-missing'
  | 'employee-unknown'
  | 'figure-invalid'
  | 'figure-missing'
  | 'figure-out-of-range'
  | 'group-full'
  | 'group-missing'
  | 'group-not-asked'
  | 'group-unknown'
  | 'group-unknown-near'
  | 'identity-conflict'
  | 'line-break'
  | 'locale-unknown'
  | 'manager-loop'
  | 'manager-self'
  | 'manager-two'
  | 'manager-unknown'
  | 'measure-computed'
  | 'measure-missing'
  | 'measure-several'
  | 'measure-unknown'
  | 'name-missing'
  | 'no-rows'
  | 'period-future'
  | 'period-invalid'
  | 'period-missing'
  | 'period-other-calendar'
  | 'rater-asked-recently'
  | 'rater-elsewhere'
  | 'rater-is-subject'
  | 'rater-missing'
  | 'rater-not-customer'
  | 'rater-not-employee'
  | 'rater-not-self'
  | 'rater-objected'
  | 'rater-overloaded'
  | 'rater-reads-report'
  | 'rater-twice'
  | 'rater-unknown'
  | 'row-width'
  | 'rows-too-many'
  | 'segment-unknown'
  | 'subject-missing'
  | 'subject-not-reviewed'
  | 'subject-unknown'
  | 'text-too-long'
  | 'unstorable';

/** What is wrong in one cell; row 0 means the file as a whole. Rows count as in the file, the header included. */
export interface RowProblem extends Problem {
  readonly row: number;
  readonly field: string;
  readonly key: `import.problem.${ImportProblem}`;
}

export function rowProblem(row: number, field: string, problem: ImportProblem, params: ProblemParams = {}): RowProblem {
  return { row, field, key: `import.problem.${problem}`, params };
}
