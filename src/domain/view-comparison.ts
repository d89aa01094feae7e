import { behaviourFigure, type GroupSubject } from './group-cells.js';
import { behaviourKey, type ItemSums } from './group-sums.js';
import type { Questionnaire, QuestionnaireBehaviour } from './questionnaire.js';
import type { ProtectedGroup } from './rater-group.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { ViewComparison } from './shown-group.js';

const employees: readonly ProtectedGroup[] = ['peer', 'subordinate'];

interface ComparedRow {
  readonly customers: number;
  readonly employees: number;
  /** How many people each of the figures in it describes. */
  readonly subjects: readonly number[];
}

/**
 * Per brand value customers' view beside employees', over behaviours both were asked about. Always from the company's
 * shown cells: a mean over just those who show both would, beside these cells, tell of the few who do not. Where every
 * cell describes the same people the comparison says so (measurement 1, anonymity R5, R11, decision 0014).
 */
export function compareViews(
  questionnaire: Questionnaire,
  subjects: readonly GroupSubject[],
  company: ItemSums,
): ViewComparison[] {
  return questionnaire.values.flatMap(({ id, competencies }) => {
    const common = competencies.flatMap(({ behaviours }) => behaviours).filter(isAskedOfBoth);
    const rows = common.flatMap((behaviour) => rowOf(behaviour, company) ?? []);
    const customers = mean(rows.map((row) => row.customers));
    const others = mean(rows.map((row) => row.employees));
    if (customers === null || others === null) return [];
    const counts = rows.flatMap((row) => row.subjects);
    const fewest = Math.min(...counts);
    return [
      {
        valueId: id,
        behaviours: rows.length,
        customers: roundToTenth(customers),
        employees: roundToTenth(others),
        subjects: fewest,
        isOfSamePeople: Math.max(...counts) === fewest && inEveryCell(common, subjects, company) === fewest,
      },
    ];
  });
}

function rowOf({ id }: QuestionnaireBehaviour, company: ItemSums): ComparedRow | null {
  const sums = company.get(behaviourKey(id));
  const customers = sums?.get('customer');
  const sides = employees.flatMap((group) => sums?.get(group) ?? []);
  const others = mean(sides.map(({ sum, subjects }) => sum / subjects));
  if (!customers || others === null) return null;
  const counts = [customers, ...sides].map(({ subjects }) => subjects);
  return { customers: customers.sum / customers.subjects, employees: others, subjects: counts };
}

/** How many people show every cell that the comparison is made of. */
function inEveryCell(
  common: readonly QuestionnaireBehaviour[],
  subjects: readonly GroupSubject[],
  company: ItemSums,
): number {
  const cells = common
    .filter((behaviour) => rowOf(behaviour, company) !== null)
    .flatMap(({ id }) =>
      (['customer', ...employees] as const)
        .filter((group) => company.get(behaviourKey(id))?.has(group))
        .map((group) => ({ group, figure: behaviourFigure(id) })),
    );
  return subjects.filter((subject) => cells.every(({ group, figure }) => figure(subject, group) !== null)).length;
}

function isAskedOfBoth({ groups }: QuestionnaireBehaviour): boolean {
  return groups.includes('customer') && employees.some((group) => groups.includes(group));
}
