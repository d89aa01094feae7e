import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { type FieldProblem, FormRejected, fieldProblem } from '../domain/errors.js';
import { readAddress, readLocale, readName, readText } from '../domain/import-cells.js';
import type { CustomerField } from '../domain/import-fields.js';
import type { RowProblem } from '../domain/import-problem.js';
import type { FieldRow } from '../domain/import-table.js';
import { foldNumber } from '../domain/known-people.js';
import { foldForSearch } from '../domain/search-folding.js';
import { Organisation } from '../settings/organisation.js';
import { AccountEntity } from './account.entity.js';
import { toAsciiDomain } from './known-people.service.js';
import { noAddress } from './no-address.js';
import { Objections } from './objections.service.js';
import { PersonEntity } from './person.entity.js';
import type { CustomerForm } from './person.forms.js';

type Details = Pick<
  PersonEntity,
  'kind' | 'name' | 'email' | 'emailFolded' | 'locale' | 'jobTitle' | 'segment' | 'accountId'
>;

/** Checks a customer typed by hand with the same rules as a row of a file; adds the account where it is new. */
@Injectable()
export class CustomerDetails {
  constructor(
    private readonly database: Database,
    private readonly objections: Objections,
    private readonly organisation: Organisation,
  ) {}

  async read(form: CustomerForm, person: PersonEntity | null): Promise<Details> {
    const problems: FieldProblem[] = [];
    const row: FieldRow<CustomerField> = { row: 0, cells: { ...form } };
    const told = problems as RowProblem[];
    const name = readName(row, 'name', told);
    const email = form.email.trim() === '' ? noAddress(person) : readAddress(row, 'email', toAsciiDomain, told);
    const jobTitle = readText(row, 'role', told) ?? '';
    const locale = readLocale(row, 'locale', told) ?? this.organisation.current().defaultLocale;
    const segment = form.segment as PersonEntity['segment'];
    if (!['', 'A', 'B', 'C', 'D'].includes(segment)) {
      problems.push(fieldProblem('segment', 'import.problem.segment-unknown', { value: segment.slice(0, 20) }));
    }
    if (email?.address) await this.refuseAddress(email.folded, person, problems);
    const account = await this.account(row, problems);
    if (problems.length > 0 || !email || !account) throw new FormRejected(problems);
    const accountId = typeof account === 'string' ? account : await this.addAccount(account);
    return {
      kind: 'customer',
      name,
      email: email.address,
      emailFolded: email.folded,
      locale,
      jobTitle,
      segment,
      accountId,
    };
  }

  private async refuseAddress(
    emailFolded: string,
    person: PersonEntity | null,
    problems: FieldProblem[],
  ): Promise<void> {
    const other = await this.database.of(PersonEntity).findOneBy({ emailFolded });
    if (other && other.id !== person?.id)
      problems.push(fieldProblem('email', 'people.email-taken', { name: other.name }));
    else if (!other && (await this.objections.has(emailFolded)))
      problems.push(fieldProblem('email', 'people.email-objected'));
  }

  /** The id of a known account, a new one, or null with a problem. */
  private async account(
    row: FieldRow<CustomerField>,
    problems: FieldProblem[],
  ): Promise<string | Pick<AccountEntity, 'name' | 'code'> | null> {
    const code = readText(row, 'accountNumber', problems as RowProblem[], 50) ?? '';
    const name = readText(row, 'account', problems as RowProblem[]) ?? '';
    const nameFolded = foldForSearch(name);
    const accounts = this.database.of(AccountEntity);
    const refuse = (key: string, params: Record<string, string> = {}) => {
      problems.push(fieldProblem('account', key, params));
      return null;
    };
    if (code === '' && name === '') return refuse('import.problem.account-missing');
    if (code !== '') {
      const known = await accounts.findOneBy({ codeFolded: foldNumber(code) });
      if (!known) return { name: name || code, code };
      const isSame = name === '' || known.nameFolded === nameFolded;
      return isSame ? known.id : refuse('people.account-differs', { name: known.name });
    }
    const [known, another] = await accounts.find({ where: { nameFolded }, take: 2 });
    if (another) return refuse('people.account-several');
    return known?.id ?? { name, code: null };
  }

  private async addAccount({ name, code }: Pick<AccountEntity, 'name' | 'code'>): Promise<string> {
    const codeFolded = code === null ? null : foldNumber(code);
    const account = { id: randomId(), code, codeFolded, name, nameFolded: foldForSearch(name) };
    await this.database.of(AccountEntity).insert(account);
    return account.id;
  }
}
