import { Injectable, type OnModuleInit } from '@nestjs/common';
import { planChainInSteps } from '../domain/chain-rows.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { ChainField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import type { Breath } from '../database/breath.js';
import type { ImportFileEntity } from '../people/import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from '../people/import-kinds.js';
import { paths } from '../web/paths.js';
import { ChainFigures } from './chain-figures.js';

/** A table of units and quarters by file. */
@Injectable()
export class ChainImport implements ImportStrategy<'chain'>, OnModuleInit {
  readonly kind = 'chain';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly figures: ChainFigures,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.scorecardImport(this.kind);
  doneHref = () => paths.chain();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<ChainField>,
    _file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const plan = await breath.through(planChainInSteps(table, mapping, await this.figures.standing()));
    return this.figures.checked(plan, 'table', breath);
  }
}
