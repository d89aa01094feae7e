import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { type AccountChange, accountKey, type KnownAccount } from '../domain/account-rows.js';
import type { CustomerPlan, CustomerValues } from '../domain/customer-rows.js';
import { foldNumber } from '../domain/known-people.js';
import { foldForSearch } from '../domain/search-folding.js';
import { Organisation } from '../settings/organisation.js';
import { AccountEntity } from './account.entity.js';
import type { Breath } from '../database/breath.js';
import { BulkRows, each } from './bulk-rows.service.js';
import type { ImportJournal } from './import-journal.js';
import { PersonEntity } from './person.entity.js';
import { customerColumns, personRow } from './person-rows.js';

/** Writes what a checked file of customers brings. */
@Injectable()
export class CustomerWriter {
  constructor(
    private readonly database: Database,
    private readonly bulk: BulkRows,
    private readonly organisation: Organisation,
  ) {}

  async write(
    plan: CustomerPlan,
    accounts: readonly KnownAccount[],
    breath: Breath,
    journal: ImportJournal,
  ): Promise<void> {
    const ids = await this.writeAccounts(plan, accounts, breath, journal);
    const row = (id: string, values: CustomerValues) =>
      personRow({
        id,
        kind: 'customer',
        name: values.name,
        email: values.email,
        emailFolded: values.emailFolded,
        locale: values.locale ?? this.organisation.current().defaultLocale,
        jobTitle: values.role,
        accountId: ids.get(values.account) ?? null,
        segment: values.segment ?? '',
      });
    const changed = each(plan.toUpdate, ({ id, values }) => row(id, values));
    await this.bulk.update(PersonEntity, changed, customerColumns, breath, journal);
    const added = each(plan.toCreate, ({ values }) => row(randomId(), values));
    await this.bulk.insert(PersonEntity, added, breath, journal);
  }

  private async writeAccounts(
    plan: CustomerPlan,
    accounts: readonly KnownAccount[],
    breath: Breath,
    journal: ImportJournal,
  ): Promise<Map<string, string>> {
    const ids = new Map(accounts.map(({ id, number, name }) => [accountKey(number, name), id]));
    const added = plan.accountsToCreate.map((account) => accountRow(randomId(), account));
    plan.accountsToCreate.forEach(({ key }, index) => ids.set(key, added[index]?.id ?? ''));
    await this.bulk.insert(AccountEntity, added, breath, journal);
    for (const { id, name } of plan.accountsToUpdate) {
      const renamed = { name, nameFolded: foldForSearch(name) };
      const before = await this.database.of(AccountEntity).findBy({ id });
      await this.database.of(AccountEntity).update(id, renamed);
      journal.changed('account', before, [{ id, ...renamed }], ['name', 'nameFolded']);
      await breath.take();
    }
    return ids;
  }
}

function accountRow(id: string, { number, name }: AccountChange): AccountEntity {
  return {
    id,
    code: number,
    codeFolded: number === null ? null : foldNumber(number),
    name,
    nameFolded: foldForSearch(name),
  };
}
