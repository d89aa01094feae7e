import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { OrderField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import { planOrdersInSteps } from '../domain/order-rows.js';
import type { Breath } from '../database/breath.js';
import type { ImportFileEntity } from '../people/import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from '../people/import-kinds.js';
import { paths } from '../web/paths.js';
import { ChainFigures } from './chain-figures.js';
import { Periods } from './periods.js';

/** Orders by file, added up by unit and quarter; the orders themselves are not kept. */
@Injectable()
export class OrderImport implements ImportStrategy<'orders'>, OnModuleInit {
  readonly kind = 'orders';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly figures: ChainFigures,
    private readonly periods: Periods,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.scorecardImport(this.kind);
  doneHref = () => paths.chain();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<OrderField>,
    _file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const before = { ...(await this.figures.standing()), today: this.periods.today };
    const plan = await breath.through(planOrdersInSteps(table, mapping, before));
    return this.figures.checked(plan, 'orders', breath, { quarters: plan.quarters });
  }
}
