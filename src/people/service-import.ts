import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { randomId } from '../database/random-id.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { ServiceField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import { foldNumber } from '../domain/known-people.js';
import { planServicesInSteps, type ServicePlan, type ServiceValues } from '../domain/service-rows.js';
import { dateIn } from '../domain/zone-time.js';
import { Organisation } from '../settings/organisation.js';
import { paths } from '../web/paths.js';
import { Breath } from '../database/breath.js';
import { BulkRows, each } from './bulk-rows.service.js';
import type { ImportJournal } from './import-journal.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from './import-kinds.js';
import { KnownPeopleReader, toAsciiDomain } from './known-people.service.js';
import { KnownServicesReader } from './known-services.service.js';
import { ServiceRecordEntity } from './service-record.entity.js';

/** Service records by file: who served whom, when, for how much. */
@Injectable()
export class ServiceImport implements ImportStrategy<'services'>, OnModuleInit {
  readonly kind = 'services';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly known: KnownPeopleReader,
    private readonly services: KnownServicesReader,
    private readonly bulk: BulkRows,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.importNew(this.kind);
  doneHref = () => paths.customers();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<ServiceField>,
    _file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const people = await this.known.people(await this.known.departments(), breath);
    const accounts = await this.known.accounts(breath);
    const services = await this.services.mentionedIn(table, mapping, breath);
    const today = dateIn(this.clock.now(), this.organisation.current().timeZone);
    const before = { people, accounts, services, today, toAsciiDomain };
    const plan = await breath.through(planServicesInSteps(table, mapping, before));
    return {
      created: plan.toCreate,
      updated: plan.toUpdate,
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes: {},
      apply: (journal) => this.write(plan, breath, journal),
    };
  }

  private async write(plan: ServicePlan, breath: Breath, journal: ImportJournal): Promise<void> {
    const changed = each(plan.toUpdate, ({ id, values }) => serviceRow(id, values));
    const columns = ['code', 'codeFolded', 'accountId', 'employeeId', 'servedOn', 'amount'] as const;
    await this.bulk.update(ServiceRecordEntity, changed, columns, breath, journal);
    const added = each(plan.toCreate, ({ values }) => serviceRow(randomId(), values));
    await this.bulk.insert(ServiceRecordEntity, added, breath, journal);
  }
}

function serviceRow(id: string, values: ServiceValues): ServiceRecordEntity {
  const { reference, accountId, employeeId, servedOn, amount } = values;
  return {
    id,
    code: reference,
    codeFolded: reference && foldNumber(reference),
    accountId,
    employeeId,
    servedOn,
    amount,
  };
}
