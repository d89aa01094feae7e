import { behaviourFigure, type GroupSubject, type IsEnough } from './group-cells.js';
import type { Questionnaire, QuestionnaireBehaviour } from './questionnaire.js';
import type { ProtectedGroup } from './rater-group.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { ViewComparison } from './shown-group.js';

const employees: readonly ProtectedGroup[] = ['peer', 'subordinate'];

/**
 * Per brand value customers' view beside employees', over behaviours both were asked about and subjects who show both;
 * left out when those who show only customers' view are so few that a difference would tell of them (measurement 1, R11).
 */
export function compareViews(
  questionnaire: Questionnaire,
  subjects: readonly GroupSubject[],
  isEnough: IsEnough,
): ViewComparison[] {
  return questionnaire.values.flatMap(({ id, competencies }) => {
    const common = competencies.flatMap(({ behaviours }) => behaviours).filter(isAskedOfBoth);
    const pairs = subjects.map((subject) => ({ subjectId: subject.subjectId, ...viewsOf(subject, common) }));
    const both = pairs.flatMap(({ subjectId, customers, others }) =>
      customers === null || others === null ? [] : [{ subjectId, customers, others }],
    );
    const ids = both.map(({ subjectId }) => subjectId);
    const left = pairs.filter(({ subjectId, isSeenByCustomers }) => isSeenByCustomers && !ids.includes(subjectId));
    if (!isEnough(ids, ['customer']) || !isEnough(ids, employees)) return [];
    if (
      left.length > 0 &&
      !isEnough(
        left.map(({ subjectId }) => subjectId),
        ['customer'],
      )
    )
      return [];
    return [
      {
        valueId: id,
        behaviours: common.length,
        customers: roundToTenth(mean(both.map(({ customers }) => customers)) ?? 0),
        employees: roundToTenth(mean(both.map(({ others }) => others)) ?? 0),
        subjects: both.length,
      },
    ];
  });
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
