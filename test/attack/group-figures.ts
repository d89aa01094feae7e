import { figureValue } from '../../src/domain/disclosure.js';
import { behavioursOf, competenciesOf } from '../../src/domain/questionnaire.js';
import { protectedGroups } from '../../src/domain/rater-group.js';
import type {
  GroupCells,
  GroupFigure,
  GroupFilter,
  GroupFigures,
  ShownGroup,
  ViewComparison,
} from '../../src/domain/shown-group.js';
import type { ShownReport } from '../../src/domain/shown-report.js';
import { type Form, meanForm, meanOfForms, nothing, valueOf } from './form.js';
import type { PublishedCycle } from './pipeline.js';
import { fromTenths, type Rational, rational, toTenth } from './rational.js';
import { trueBlocks } from './true-blocks.js';
import { allRules, judgement, type TrueCycle } from './truth.js';

/** A number of the group results: what is told, what must be told, and of whose figures it is made. */
export interface GroupNumber {
  readonly place: string;
  readonly told: number;
  readonly expected: number | null;
  /** Over figures of single subjects as their reports show them. */
  readonly form: Form;
}

/** The name of one subject's figure of one item in one view. */
function figureName(subjectId: string, filter: string, item: string): string {
  return `${subjectId} ${filter} ${item}`;
}

export function subjectOf(figure: string): string {
  return figure.split(' ')[0] ?? '';
}

/** Numbers of a cycle's group results with their true membership, worked out from the reports' figures anew. */
export class GroupTruth {
  private readonly shown: ReadonlyMap<string, ShownReport>;
  private readonly values = new Map<string, Rational | null>();

  constructor(
    private readonly cycle: TrueCycle,
    private readonly published: PublishedCycle,
    /** The group results as one viewer gets them. */
    private readonly visible: ShownGroup = published.group.shown,
  ) {
    this.shown = new Map(
      cycle.reviews.flatMap(({ id, subjectId }) => {
        const report = published.reports.get(id);
        return report ? [[subjectId, report.shown] as const] : [];
      }),
    );
  }

  numbers(): GroupNumber[] {
    const { units, company, comparison } = this.visible;
    const members = this.published.group.kept.units;
    return [
      ...units.flatMap((unit) => this.row(unit.key, unit, () => members[unit.key] ?? [])),
      ...this.row(null, company, (filter, item) =>
        this.published.group.shown.units
          .filter((unit) => cellsOf(unit, item)?.[filter])
          .flatMap(({ key }) => members[key] ?? []),
      ),
      ...comparison.flatMap((compared) => this.comparison(compared)),
    ];
  }

  /** The protected raters behind one figure of one subject. */
  ratersOf(figure: string): string[] {
    const [subjectId = '', filter = '', item = ''] = figure.split(' ');
    const review = this.cycle.reviews.find((each) => each.subjectId === subjectId)!;
    const ids = competenciesOf(this.cycle.questionnaire)
      .find(({ id }) => id === item)
      ?.behaviours.map(({ id }) => id);
    return trueBlocks(this.cycle, review, allRules)
      .filter(({ label }) => (filter === 'others' ? label !== 'self' && label !== 'manager' : label === filter))
      .flatMap(({ raters }) => raters)
      .filter((rater) => (protectedGroups as readonly string[]).includes(rater.group))
      .filter((rater) => (ids ?? [item]).some((id) => judgement(this.cycle, rater, id) !== null))
      .map(({ raterId }) => raterId);
  }

  private row(
    unit: string | null,
    row: GroupFigures,
    subjects: (filter: GroupFilter, item: string) => readonly string[],
  ): GroupNumber[] {
    const name = unit === null ? 'company' : `unit ${unit}`;
    const numbers: GroupNumber[] = [];
    for (const item of [...competenciesOf(this.cycle.questionnaire), ...behavioursOf(this.cycle.questionnaire)]) {
      for (const [filter, { value }] of entriesOf(cellsOf(row, item.id))) {
        numbers.push(
          this.number(`${name} ${filter} ${item.id}`, value, this.formOf(subjects(filter, item.id), filter, item.id)),
        );
      }
    }
    for (const { id, cells, of } of this.meansIn(row))
      for (const [filter, { value }] of entriesOf(cells)) {
        const own = of.flatMap((competency) => this.rowForm(subjects, filter, competency, unit) ?? []);
        numbers.push(this.number(`${name} ${filter} ${id}`, value, own.length > 0 ? meanOfForms(own) : null));
      }
    return numbers;
  }

  /** Brand values and the whole, as means over what the full row shows of their competencies. */
  private meansIn(row: GroupFigures): { id: string; cells: GroupCells | undefined; of: readonly string[] }[] {
    const ids = (competencies: readonly { id: string }[]): string[] => competencies.map(({ id }) => id);
    return [
      { id: 'overall', cells: row.overall, of: ids(competenciesOf(this.cycle.questionnaire)) },
      ...this.cycle.questionnaire.values.map(({ id, competencies }) => ({
        id,
        cells: row.values[id],
        of: ids(competencies),
      })),
    ];
  }

  private rowForm(
    subjects: (filter: GroupFilter, item: string) => readonly string[],
    filter: GroupFilter,
    item: string,
    unit: string | null,
  ): Form | null {
    const { units, company } = this.published.group.shown;
    const full = unit === null ? company : units.find(({ key }) => key === unit)!;
    return cellsOf(full, item)?.[filter] ? this.formOf(subjects(filter, item), filter, item) : null;
  }

  private formOf(subjects: readonly string[], filter: GroupFilter, item: string): Form | null {
    const figures = subjects
      .map((id) => figureName(id, filter, item))
      .filter((figure) => this.valueOf(figure) !== null);
    return figures.length > 0 ? meanForm(figures) : null;
  }

  private comparison({ valueId, customers, employees }: ViewComparison): GroupNumber[] {
    const side = (name: 'customer' | 'employees', told: number): GroupNumber =>
      this.number(`comparison ${name} ${valueId}`, told, comparedForm(this, valueId, name));
    return [side('customer', customers), side('employees', employees)];
  }

  private number(place: string, told: number, form: Form | null): GroupNumber {
    const expected = form ? toTenth(valueOf(form, (figure) => this.valueOf(figure)!)) : null;
    return { place, told, expected, form: form ?? nothing };
  }

  /** What the subject's report shows for a figure, an end-coded one as its band's middle; null when it shows none. */
  valueOf(figure: string): Rational | null {
    const known = this.values.get(figure);
    if (known !== undefined) return known;
    const value = this.shownValue(figure);
    this.values.set(figure, value);
    return value;
  }

  private shownValue(figure: string): Rational | null {
    const [subjectId = '', filter = '', item = ''] = figure.split(' ');
    const report = this.shown.get(subjectId);
    if (!report) return null;
    const competency = report.competencies.find(({ id }) => id === item);
    const behaviour = report.competencies.flatMap(({ behaviours }) => behaviours).find(({ id }) => id === item);
    const source = competency ?? behaviour;
    if (filter === 'others' || filter === 'self') {
      const told = source?.[filter] ?? null;
      return told === null ? null : fromTenths(told);
    }
    const cell = source?.blocks.find(({ key }) => key === filter);
    if (!cell) return null;
    if (cell.endCode === null) return fromTenths(cell.value);
    const middle = figureValue(cell, report.scale.points);
    return rational(Math.round(middle * 2 * cell.n), 2 * cell.n);
  }

  /** The company row of a comparison, made of company figures alone. */
  companyForm(filter: GroupFilter, item: string): Form | null {
    const { units, company } = this.published.group.shown;
    if (!cellsOf(company, item)?.[filter]) return null;
    const members = this.published.group.kept.units;
    const figures = units
      .filter((unit) => cellsOf(unit, item)?.[filter])
      .flatMap(({ key }) => members[key] ?? [])
      .map((id) => figureName(id, filter, item))
      .filter((figure) => this.valueOf(figure) !== null);
    return figures.length > 0 ? meanForm(figures) : null;
  }

  get questionnaire(): TrueCycle['questionnaire'] {
    return this.cycle.questionnaire;
  }
}

/** Customers' view or employees' over the behaviours of a value that both are shown for. */
function comparedForm(truth: GroupTruth, valueId: string, filter: 'customer' | 'employees'): Form | null {
  const value = truth.questionnaire.values.find(({ id }) => id === valueId);
  const rows = (value?.competencies ?? [])
    .flatMap(({ behaviours }) => behaviours)
    .filter(({ groups }) => groups.includes('customer') && (groups.includes('peer') || groups.includes('subordinate')))
    .flatMap(({ id }) => {
      const customers = truth.companyForm('customer', id);
      const employees = (['peer', 'subordinate'] as const).flatMap((group) => truth.companyForm(group, id) ?? []);
      return customers && employees.length > 0 ? [{ customers, employees: meanOfForms(employees) }] : [];
    });
  if (rows.length === 0) return null;
  return meanOfForms(rows.map((row) => (filter === 'customer' ? row.customers : row.employees)));
}

function cellsOf(row: GroupFigures, item: string): GroupCells | undefined {
  return row.competencies[item] ?? row.behaviours[item];
}

function entriesOf(cells: GroupCells | undefined): [GroupFilter, GroupFigure][] {
  return Object.entries(cells ?? {}) as [GroupFilter, GroupFigure][];
}
