import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import { onFivePoints } from '../domain/earlier-results.js';
import { type EarlierPlan, type EarlierValues, planEarlierInSteps } from '../domain/earlier-rows.js';
import { type EarlierTies, type ForeignNames, foreignNames, nameKey, tieLimits } from '../domain/earlier-ties.js';
import type { Problem } from '../domain/errors.js';
import type { EarlierField } from '../domain/import-fields.js';
import { type RowProblem, rowProblem } from '../domain/import-problem.js';
import type { ImportTable } from '../domain/import-table.js';
import { roundToTenth } from '../domain/rounding.js';
import { dateIn } from '../domain/zone-time.js';
import type { Breath } from '../database/breath.js';
import { BulkRows, each } from '../people/bulk-rows.service.js';
import type { ImportFileEntity } from '../people/import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from '../people/import-kinds.js';
import { KnownPeopleReader, toAsciiDomain } from '../people/known-people.service.js';
import { Organisation } from '../settings/organisation.js';
import { paths } from '../web/paths.js';
import { EarlierResultEntity } from './earlier-result.entity.js';
import { figureOf } from './earlier-results.service.js';

/** Results of earlier cycles by file: competency means by rater group from another tool. */
@Injectable()
export class EarlierImport implements ImportStrategy<'earlier'>, OnModuleInit {
  readonly kind = 'earlier';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly database: Database,
    private readonly known: KnownPeopleReader,
    private readonly bulk: BulkRows,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.earlierImport();
  doneHref = () => paths.earlierResults();
  choicesHref = ({ id }: Pick<ImportFileEntity, 'id'>) => paths.earlierTies(id);

  async check(
    table: ImportTable,
    mapping: ColumnMapping<EarlierField>,
    file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const names = foreignNames(table, mapping);
    const ties = file.choices as EarlierTies | null;
    const wrong = untied(names, ties);
    if (wrong !== null || ties === null) return nothingFrom(wrong === null ? [] : [wrong]);
    const stored = await this.stored(names);
    const plan = await breath.through(
      planEarlierInSteps(table, mapping, {
        people: await this.known.people(await this.known.departments(), breath),
        ties,
        stored: stored.map((row) => ({ id: row.id, personId: row.personId, ...figureOf(row) })),
        today: dateIn(this.clock.now(), this.organisation.current().timeZone),
        toAsciiDomain,
      }),
    );
    return {
      created: plan.toCreate,
      updated: plan.toUpdate,
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes: { untied: plan.leftOut },
      remarks: remarksOn(names, ties),
      apply: () => this.write(plan, breath),
    };
  }

  private stored({ cycles }: ForeignNames): Promise<EarlierResultEntity[]> {
    return this.database.of(EarlierResultEntity).findBy({ cycleNameFolded: In(cycles.map(nameKey)) });
  }

  private async write(plan: EarlierPlan, breath: Breath): Promise<void> {
    const importedAt = this.clock.now();
    const changed = each(plan.toUpdate, ({ id, values }) => rowOf(id, values, importedAt));
    const columns = [
      'cycleName',
      'endedOn',
      'competencyName',
      'n',
      'mean',
      'scaleFrom',
      'scaleTo',
      'importedAt',
    ] as const;
    await this.bulk.update(EarlierResultEntity, changed, columns, breath);
    const added = each(plan.toCreate, ({ values }) => rowOf(randomId(), values, importedAt));
    await this.bulk.insert(EarlierResultEntity, added, breath);
  }
}

function untied({ competencies, cycles }: ForeignNames, ties: EarlierTies | null): RowProblem | null {
  if (competencies.length > tieLimits.competencies || cycles.length > tieLimits.cycles) {
    return rowProblem(0, '', 'ties-too-many', tieLimits);
  }
  return ties === null && competencies.length > 0 ? rowProblem(0, '', 'ties-missing') : null;
}

function nothingFrom(problems: readonly RowProblem[]): CheckedImport {
  return { created: [], updated: [], unchanged: [], problems, notes: {}, apply: () => Promise.resolve() };
}

/** How each cycle's scale is carried over, with its middle as an example. */
function remarksOn({ cycles }: ForeignNames, { scales }: EarlierTies): Problem[] {
  return cycles.flatMap((cycle) => {
    const scale = scales[nameKey(cycle)];
    if (!scale) return [];
    const value = roundToTenth(scale.from + (scale.to - scale.from) * 0.75);
    const params = { cycle, from: scale.from, to: scale.to, value, x: roundToTenth(onFivePoints(value, scale)) };
    return [{ key: 'import.earlier.scale', params }];
  });
}

function rowOf(id: string, { scale, ...values }: EarlierValues, importedAt: Date): EarlierResultEntity {
  return {
    id,
    ...values,
    cycleNameFolded: nameKey(values.cycleName),
    scaleFrom: scale.from,
    scaleTo: scale.to,
    importedAt,
  };
}
