import { behaviourFigure, type GroupSubject, type IsEnough } from './group-cells.js';
import { behaviourKey, type ItemSums } from './group-sums.js';
import type { Questionnaire, QuestionnaireBehaviour } from './questionnaire.js';
import type { ProtectedGroup } from './rater-group.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { ViewComparison } from './shown-group.js';

const employees: readonly ProtectedGroup[] = ['peer', 'subordinate'];

/**
 * Per brand value customers' view beside employees', over behaviours both were asked about. Over the subjects who show
 * both, where that tells nothing of the few who show only customers' view; else over the company's shown cells, whose
 * people may differ; left out without either (measurement 1, anonymity R5, R11).
 */
export function compareViews(
  questionnaire: Questionnaire,
  subjects: readonly GroupSubject[],
  isEnough: IsEnough,
  company: ItemSums,
): ViewComparison[] {
  return questionnaire.values.flatMap(({ id, competencies }) => {
    const common = competencies.flatMap(({ behaviours }) => behaviours).filter(isAskedOfBoth);
    const compared = ofSameSubjects(common, subjects, isEnough) ?? ofShownCells(common, company);
    return compared ? [{ valueId: id, ...compared }] : [];
  });
}

type Compared = Omit<ViewComparison, 'valueId'>;

function ofSameSubjects(
  common: readonly QuestionnaireBehaviour[],
  subjects: readonly GroupSubject[],
  isEnough: IsEnough,
): Compared | null {
  const pairs = subjects.map((subject) => ({ subjectId: subject.subjectId, ...viewsOf(subject, common) }));
  const both = pairs.flatMap(({ subjectId, customers, others }) =>
    customers === null || others === null ? [] : [{ subjectId, customers, others }],
  );
  const ids = both.map(({ subjectId }) => subjectId);
  const left = pairs
    .filter(({ subjectId, isSeenByCustomers }) => isSeenByCustomers && !ids.includes(subjectId))
    .map(({ subjectId }) => subjectId);
  if (!isEnough(ids, ['customer']) || !isEnough(ids, employees)) return null;
  if (left.length > 0 && !isEnough(left, ['customer'])) return null;
  return {
    behaviours: common.length,
    customers: roundToTenth(mean(both.map(({ customers }) => customers)) ?? 0),
    employees: roundToTenth(mean(both.map(({ others }) => others)) ?? 0),
    subjects: both.length,
    isOfSamePeople: true,
  };
}

function ofShownCells(common: readonly QuestionnaireBehaviour[], company: ItemSums): Compared | null {
  const rows = common.flatMap(({ id }) => {
    const sums = company.get(behaviourKey(id));
    const customers = sums?.get('customer');
    const seen = employees.flatMap((group) => sums?.get(group) ?? []);
    const others = mean(seen.map(({ sum, subjects }) => sum / subjects));
    if (!customers || others === null) return [];
    const fewest = Math.min(customers.subjects, ...seen.map(({ subjects }) => subjects));
    return [{ customers: customers.sum / customers.subjects, others, fewest }];
  });
  if (rows.length === 0) return null;
  return {
    behaviours: rows.length,
    customers: roundToTenth(mean(rows.map(({ customers }) => customers)) ?? 0),
    employees: roundToTenth(mean(rows.map(({ others }) => others)) ?? 0),
    subjects: Math.min(...rows.map(({ fewest }) => fewest)),
    isOfSamePeople: false,
  };
}

function isAskedOfBoth({ groups }: QuestionnaireBehaviour): boolean {
  return groups.includes('customer') && employees.some((group) => groups.includes(group));
}

function viewsOf(
  subject: GroupSubject,
  behaviours: readonly QuestionnaireBehaviour[],
): { customers: number | null; others: number | null; isSeenByCustomers: boolean } {
  const rows = behaviours.flatMap(({ id }) => {
    const figure = behaviourFigure(id);
    const customers = figure(subject, 'customer');
    const others = mean(employees.map((group) => figure(subject, group)).filter((value) => value !== null));
    return customers === null || others === null ? [] : [{ customers, others }];
  });
  return {
    customers: mean(rows.map(({ customers }) => customers)),
    others: mean(rows.map(({ others }) => others)),
    isSeenByCustomers: behaviours.some(({ id }) => behaviourFigure(id)(subject, 'customer') !== null),
  };
}
