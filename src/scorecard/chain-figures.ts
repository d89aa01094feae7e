import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type ChainBefore, type ChainCell, chainKey, type ChainPlan } from '../domain/chain-rows.js';
import type { Breath } from '../database/breath.js';
import type { CheckedImport } from '../people/import-kinds.js';
import { ChainFigureEntity } from './chain-figure.entity.js';
import { Periods } from './periods.js';

const cellsPerStatement = 100;

/** Figures of units by quarter: what stands, and what a file brings. */
@Injectable()
export class ChainFigures {
  constructor(
    private readonly database: Database,
    private readonly periods: Periods,
  ) {}

  async standing(): Promise<ChainBefore> {
    const rows = await this.database.of(ChainFigureEntity).find();
    return { figures: new Map(rows.map((row) => [chainKey(row), row.value])), running: this.periods.running };
  }

  /** A plan as the pages of imports want it. */
  checked(
    plan: ChainPlan,
    source: ChainFigureEntity['source'],
    breath: Breath,
    notes: CheckedImport['notes'] = {},
  ): CheckedImport {
    const cells = [...plan.toCreate, ...plan.toUpdate].flatMap((row) => row.cells);
    return {
      created: plan.toCreate,
      updated: plan.toUpdate,
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes,
      apply: () => this.save([...new Map(cells.map((cell) => [chainKey(cell), cell])).values()], source, breath),
    };
  }

  private async save(cells: readonly ChainCell[], source: ChainFigureEntity['source'], breath: Breath): Promise<void> {
    for (let start = 0; start < cells.length; start += cellsPerStatement) {
      const piece = cells.slice(start, start + cellsPerStatement).map((cell) => ({ ...cell, source }));
      await this.database.of(ChainFigureEntity).upsert(piece, ['unit', 'period', 'metric']);
      await breath.take();
    }
  }
}
