import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import { type KnownCustomer, planConsentsInSteps } from '../domain/consent-rows.js';
import type { ConsentField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import type { Breath } from '../database/breath.js';
import type { ImportFileEntity } from '../people/import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from '../people/import-kinds.js';
import { toAsciiDomain } from '../people/known-people.service.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { HearingConsentEntity } from './hearing-consent.entity.js';
import { HearingConsents } from './hearing-consents.js';
import { LoopItems } from './loop-items.js';

/** Customers who agreed to hear what was done, by file. Whoever stopped it or objected stays as they are. */
@Injectable()
export class ConsentImport implements ImportStrategy<'consents'>, OnModuleInit {
  readonly kind = 'consents';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly database: Database,
    private readonly consents: HearingConsents,
    private readonly items: LoopItems,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.consentImport();
  doneHref = () => paths.loopCustomers();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<ConsentField>,
    file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const before = { customers: await this.customers(), today: this.items.today, toAsciiDomain };
    const plan = await breath.through(planConsentsInSteps(table, mapping, before));
    return {
      created: plan.toCreate,
      updated: [],
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes: { stopped: plan.leftOut },
      apply: () => this.consents.bring(plan.toCreate, file.broughtBy),
    };
  }

  private async customers(): Promise<Map<string, KnownCustomer>> {
    const select = { id: true, emailFolded: true, objectedAt: true } as const;
    const where = { kind: 'customer', status: 'active' } as const;
    const people = await this.database.of(PersonEntity).find({ select, where });
    const consents = await this.database.of(HearingConsentEntity).find();
    const standing = new Map(
      consents.map(({ personId, stoppedOn }) => [
        personId,
        stoppedOn === null ? ('agreed' as const) : ('stopped' as const),
      ]),
    );
    return new Map(
      people.map(({ id, emailFolded, objectedAt }) => [
        emailFolded,
        { id, standing: objectedAt ? ('objected' as const) : (standing.get(id) ?? ('open' as const)) },
      ]),
    );
  }
}
