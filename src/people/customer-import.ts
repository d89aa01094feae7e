import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ColumnMapping } from '../domain/column-mapping.js';
import { planCustomersInSteps } from '../domain/customer-rows.js';
import type { CustomerField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import { paths } from '../web/paths.js';
import { Breath } from '../database/breath.js';
import { CustomerWriter } from './customer-writer.service.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from './import-kinds.js';
import { KnownPeopleReader, toAsciiDomain } from './known-people.service.js';
import { Objections } from './objections.service.js';

/** Customers by file: contacts and the organisations they buy for. Who objected is left out and counted, never named. */
@Injectable()
export class CustomerImport implements ImportStrategy<'customers'>, OnModuleInit {
  readonly kind = 'customers';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly known: KnownPeopleReader,
    private readonly objections: Objections,
    private readonly writer: CustomerWriter,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.importNew(this.kind);
  doneHref = () => paths.customers();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<CustomerField>,
    _file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const people = await this.known.people(await this.known.departments(), breath);
    const accounts = await this.known.accounts(breath);
    const hasObjected = await this.objections.asQuestion();
    const plan = await breath.through(
      planCustomersInSteps(table, mapping, { people, accounts, hasObjected, toAsciiDomain }),
    );
    return {
      created: plan.toCreate,
      updated: plan.toUpdate,
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes: { objected: plan.objected, accounts: plan.accountsToCreate.length, renamed: plan.accountsToUpdate.length },
      apply: (journal) => this.writer.write(plan, accounts, breath, journal),
    };
  }
}
