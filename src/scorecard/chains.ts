import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { IsoDate } from '../domain/calendar.js';
import type { ChainFigure, ChainMetric } from '../domain/chain.js';
import { unitKey } from '../domain/chain-rows.js';
import { quarterFrom, quarterKey } from '../domain/quarter.js';
import type { GroupFigures, ShownGroup } from '../domain/shown-group.js';
import { departmentPaths } from '../people/department-paths-of.js';
import { DepartmentEntity } from '../people/department.entity.js';
import { OpenableGroups } from '../reports/openable-groups.js';
import { ChainFigureEntity } from './chain-figure.entity.js';
import { Periods } from './periods.js';
import { dayOf } from './rated.computed.js';

export interface Chain {
  /** Unit key → its name; '' is the whole organisation. */
  readonly units: ReadonlyMap<string, string>;
  /** Oldest first. */
  readonly figures: readonly (ChainFigure & { readonly until: IsoDate | null })[];
}

/** Figures brought by file beside what the 360 published of the same units, by quarter. */
@Injectable()
export class Chains {
  constructor(
    private readonly database: Database,
    private readonly groups: OpenableGroups,
    private readonly periods: Periods,
  ) {}

  /** What this person may see; ranks are told from nothing else (anonymity R5, R18). */
  async read(readerId: string): Promise<Chain> {
    const rows = await this.database.of(ChainFigureEntity).find();
    const units = new Map(rows.map(({ unit, unitName }) => [unit, unitName]));
    const brought = rows.map(({ unit, period, metric, value, until }) => ({
      unit,
      quarter: quarterFrom(period),
      metric: metric as ChainMetric,
      value,
      until,
    }));
    const paths = departmentPaths(await this.database.of(DepartmentEntity).find());
    const rated = (await this.groups.for(readerId)).flatMap((group) => {
      const quarter = this.periods.of(dayOf(group));
      return unitsOf(group.shown, paths).flatMap(({ name, figures }) => {
        if (!units.has(unitKey(name))) units.set(unitKey(name), name);
        return ratedFigures(figures).map((figure) => ({ ...figure, unit: unitKey(name), quarter, until: null }));
      });
    });
    // Two cycles in one quarter: the later one stands.
    const once = new Map(
      rated.toReversed().map((each) => [`${quarterKey(each.quarter)} ${each.metric} ${each.unit}`, each]),
    );
    const figures = [...brought, ...once.values()];
    return {
      units,
      figures: figures.toSorted((one, other) => (quarterKey(one.quarter) < quarterKey(other.quarter) ? -1 : 1)),
    };
  }
}

function ratedFigures({ overall: { others, customer } }: GroupFigures): { metric: ChainMetric; value: number }[] {
  return [
    ...(others ? [{ metric: 'behaviour' as const, value: others.value }] : []),
    ...(customer ? [{ metric: 'behaviour-customers' as const, value: customer.value }] : []),
  ];
}

/** As published: departments that are shown together stay together, and match no row of one of them. */
function unitsOf({ company, units }: ShownGroup, paths: ReadonlyMap<string, string>) {
  const leaves = units.map(({ names }) => unitKey(names.join(' + ')));
  const isAlone = (name: string) => leaves.filter((leaf) => leaf === unitKey(name)).length === 1;
  const named = units.map((unit) => {
    const name = unit.names.join(' + ');
    const whole = unit.departmentIds.map((id, index) => paths.get(id) ?? unit.names[index] ?? '').join(' + ');
    return { name: isAlone(name) ? name : whole, figures: unit };
  });
  return [...(units.length > 0 ? [{ name: '', figures: company }] : []), ...named];
}
