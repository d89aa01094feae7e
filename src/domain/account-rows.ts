import { readText } from './import-cells.js';
import type { CustomerField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import type { FieldRow } from './import-table.js';
import { foldNumber } from './known-people.js';
import { foldForSearch } from './search-folding.js';

/** An organisation that buys; its number is the organisation's own key for it. */
export interface KnownAccount {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
}

export interface AccountChange {
  readonly key: string;
  readonly number: string | null;
  readonly name: string;
}

export interface AccountReader {
  /** The key of a row's account, or null with a problem. */
  read(row: FieldRow<CustomerField>, problems: RowProblem[]): string | null;
  keyOf(accountId: string | null): string | null;
  /** What happens to the accounts that are used. */
  changes(used: ReadonlySet<string>): { created: AccountChange[]; updated: (AccountChange & { id: string })[] };
}

/** Accounts go by number where there is one, else by name; a row may bring a new one or a new name for a known number. */
export function accountReader(existing: readonly KnownAccount[]): AccountReader {
  const known = new Map(existing.map((account) => [accountKey(account.number, account.name), account]));
  const keysByName = new Map(
    existing.map((account) => [foldForSearch(account.name), accountKey(account.number, account.name)]),
  );
  const keysById = new Map([...known].map(([key, account]) => [account.id, key]));
  const read = new Map<string, AccountChange & { readonly row: number }>();
  return {
    read(row, problems) {
      const number = readText(row, 'accountNumber', problems, 50) ?? '';
      const typed = readText(row, 'account', problems) ?? '';
      if (number === '' && typed === '') {
        problems.push(rowProblem(row.row, 'account', 'account-missing'));
        return null;
      }
      const key =
        number === '' ? (keysByName.get(foldForSearch(typed)) ?? accountKey(null, typed)) : accountKey(number, typed);
      const name = typed || known.get(key)?.name || read.get(key)?.name || number;
      const earlier = read.get(key);
      if (earlier && earlier.name !== name) {
        problems.push(rowProblem(row.row, 'account', 'account-differs', { first: earlier.row, second: row.row }));
      }
      if (!earlier) read.set(key, { key, number: number || (known.get(key)?.number ?? null), name, row: row.row });
      return key;
    },
    keyOf: (accountId) => (accountId === null ? null : (keysById.get(accountId) ?? null)),
    changes(used) {
      const seen = [...read.values()]
        .filter(({ key }) => used.has(key))
        .map(({ key, number, name }) => ({ key, number, name }));
      const created = seen.filter(({ key }) => !known.has(key));
      const updated = seen.flatMap((account) => {
        const before = known.get(account.key);
        return before && before.name !== account.name ? [{ ...account, id: before.id }] : [];
      });
      return { created, updated };
    },
  };
}

/** `#number` or the folded name. */
export function accountKey(number: string | null, name: string): string {
  return number ? `#${foldNumber(number)}` : foldForSearch(name);
}
