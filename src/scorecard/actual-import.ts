import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { actualKey, planActualsInSteps } from '../domain/actual-rows.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { ActualField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import type { Breath } from '../database/breath.js';
import type { ImportFileEntity } from '../people/import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from '../people/import-kinds.js';
import { paths } from '../web/paths.js';
import { ActualEntity } from './actual.entity.js';
import { Actuals } from './actuals.js';
import { MeasureEntity } from './measure.entity.js';
import { Periods } from './periods.js';

/** Figures of measures by file: one row for each measure and quarter. */
@Injectable()
export class ActualImport implements ImportStrategy<'actuals'>, OnModuleInit {
  readonly kind = 'actuals';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly database: Database,
    private readonly actuals: Actuals,
    private readonly periods: Periods,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.scorecardImport(this.kind);
  doneHref = () => paths.scorecard();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<ActualField>,
    file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const measures = await this.database.of(MeasureEntity).find();
    const standing = await this.database.of(ActualEntity).find();
    const plan = await breath.through(
      planActualsInSteps(table, mapping, {
        measures: measures.map(({ id, name, source }) => ({ id, name, isComputed: source !== 'entered' })),
        actuals: new Map(standing.map(({ measureId, period, value }) => [actualKey(measureId, period), value])),
        running: this.periods.running,
      }),
    );
    return {
      created: plan.toCreate,
      updated: plan.toUpdate,
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes: {},
      apply: () => this.actuals.save([...plan.toCreate, ...plan.toUpdate], 'imported', file.broughtBy),
    };
  }
}
