import type { BlockAgreement } from './block-agreement.js';
import type { Thresholds } from './cycle-settings.js';
import { cellsFrom, meanCells, median, type GroupSubject, type GroupSums, type IsEnough } from './group-cells.js';
import { groupQuality, responseRates, type Request } from './group-quality.js';
import {
  behaviourKey,
  competencyKey,
  keptSums,
  sumsInSteps,
  totalOf,
  type ItemSums,
  type KeptSums,
} from './group-sums.js';
import { unitsOf, type Unit, type UnitDepartment } from './group-units.js';
import { subjectsForNorms } from './norms.js';
import { behavioursOf, competenciesOf, type Questionnaire } from './questionnaire.js';
import { protectedGroups, type RaterGroup } from './rater-group.js';
import { percent, roundToTenth } from './rounding.js';
import type { CycleQuality, GroupFigures, ShownFrameworkValue, ShownGroup } from './shown-group.js';
import type { ShownReport } from './shown-report.js';
import type { BlockQuality } from './tally.js';
import { compareViews } from './view-comparison.js';

/** A cycle's frozen group results: for leaders, for HR's quality page, and which subjects are in which unit. */
export interface GroupSnapshot {
  readonly shown: ShownGroup;
  readonly quality: CycleQuality;
  /** Never served: which subjects are in which unit, and what unions of units and the next cycle's change are made from. */
  readonly kept: KeptGroup;
}

export interface KeptGroup {
  readonly units: Readonly<Record<string, readonly string[]>>;
  /** By unit. */
  readonly sums: Readonly<Record<string, KeptSums>>;
}

export interface GroupReport {
  readonly subjectId: string;
  /** As of launch. */
  readonly departmentId: string | null;
  readonly shown: ShownReport;
  readonly quality: readonly BlockQuality[];
  readonly agreement: readonly BlockAgreement[];
}

export interface GroupSources {
  readonly cycle: ShownGroup['cycle'];
  readonly questionnaire: Questionnaire;
  readonly thresholds: Pick<Thresholds, 'groupSubjects' | 'groupRaters'>;
  readonly departments: readonly UnitDepartment[];
  /** Every report of the cycle, one per subject. */
  readonly reports: readonly GroupReport[];
  /** Every request about these subjects. */
  readonly requests: readonly Request[];
  /** Different people of these groups who answered about any of these subjects. */
  readonly distinctRaters: (subjectIds: readonly string[], groups: readonly RaterGroup[]) => number;
}

/** Everything a cycle says of units and the company, computed once from figures shown in its reports (anonymity R11). */
export function buildGroupSnapshot(sources: GroupSources): GroupSnapshot {
  const steps = groupSnapshotInSteps(sources);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in many short steps: ten thousand reports take seconds, and pages are served by the same thread. */
export function* groupSnapshotInSteps(sources: GroupSources): Generator<void, GroupSnapshot> {
  const { questionnaire, thresholds, distinctRaters } = sources;
  const reports = sources.reports.filter(({ shown }) => shown.competencies.some(({ others }) => others !== null));
  const isEnough: IsEnough = (ids, groups) =>
    ids.length >= thresholds.groupSubjects && distinctRaters(ids, groups) >= thresholds.groupRaters;
  const units = unitsOf(sources.departments, reports, (ids) => isEnough(ids, protectedGroups));
  const members = membersOf(units, reports);
  const sums: ItemSums[] = [];
  for (const subjects of members) sums.push(yield* sumsInSteps(questionnaire, subjects, isEnough));
  const ratersOf = (ids: readonly string[]): number => distinctRaters(ids, protectedGroups);
  const everyone = units.flatMap(({ subjectIds }) => subjectIds);
  const total = totalOf(sums);
  const company = figuresOf(questionnaire, everyone.length, ratersOf(everyone), total);
  const shown: ShownGroup = {
    version: 1,
    cycle: sources.cycle,
    thresholds: { subjects: thresholds.groupSubjects, raters: thresholds.groupRaters },
    scale: { points: questionnaire.scale.labels.length, labels: questionnaire.scale.labels },
    framework: frameworkOf(questionnaire),
    company,
    units: units.map(({ key, departmentIds, names, subjectIds }, index) => ({
      key,
      departmentIds,
      names,
      ...figuresOf(questionnaire, subjectIds.length, ratersOf(subjectIds), sums[index] ?? new Map()),
    })),
    comparison: compareViews(questionnaire, members.flat(), total),
    response: responseOf(sources.requests, everyone),
    medianGaps: medianGaps(questionnaire, members.flat()),
  };
  return {
    shown,
    quality: {
      response: responseRates(sources.requests, thresholds.groupSubjects),
      groups: groupQuality(reports, company, thresholds.groupSubjects, distinctRaters),
    },
    kept: {
      units: Object.fromEntries(units.map(({ key, subjectIds }: Unit) => [key, subjectIds])),
      sums: Object.fromEntries(units.map(({ key }, index) => [key, keptSums(sums[index] ?? new Map())])),
    },
  };
}

/** By unit, in the order of the reports. */
function membersOf(units: readonly Unit[], reports: readonly GroupReport[]): GroupReport[][] {
  const placeOf = new Map(units.flatMap(({ subjectIds }, index) => subjectIds.map((id) => [id, index] as const)));
  const members = units.map((): GroupReport[] => []);
  for (const report of reports) members[placeOf.get(report.subjectId) ?? -1]?.push(report);
  return members;
}

function responseOf(requests: readonly Request[], subjectIds: readonly string[]): number | null {
  const subjects = new Set(subjectIds);
  const asked = requests.filter(({ subjectId }) => subjects.has(subjectId));
  return asked.length === 0 ? null : percent(asked.filter(({ isAnswered }) => isAnswered).length, asked.length);
}

function figuresOf(questionnaire: Questionnaire, subjects: number, raters: number, sums: ItemSums): GroupFigures {
  const of = (key: string): GroupSums => sums.get(key) ?? new Map();
  return {
    subjects,
    raters,
    overall: meanCells(competenciesOf(questionnaire).map(({ id }) => of(competencyKey(id)))),
    competencies: Object.fromEntries(
      competenciesOf(questionnaire).map(({ id }) => [id, cellsFrom(of(competencyKey(id)))]),
    ),
    values: Object.fromEntries(
      questionnaire.values.map(({ id, competencies }) => [
        id,
        meanCells(competencies.map((competency) => of(competencyKey(competency.id)))),
      ]),
    ),
    behaviours: Object.fromEntries(behavioursOf(questionnaire).map(({ id }) => [id, cellsFrom(of(behaviourKey(id)))])),
  };
}

function medianGaps(questionnaire: Questionnaire, subjects: readonly GroupSubject[]): Record<string, number> {
  const rows = competenciesOf(questionnaire).flatMap(({ id }) => {
    const gaps = subjects.flatMap(({ shown }) => shown.competencies.find((each) => each.id === id)?.gap?.value ?? []);
    const middle = gaps.length < subjectsForNorms ? null : median(gaps);
    return middle === null ? [] : [[id, roundToTenth(middle)] as const];
  });
  return Object.fromEntries(rows);
}

function frameworkOf(questionnaire: Questionnaire): ShownFrameworkValue[] {
  return questionnaire.values.map(({ id, name, promise, competencies }) => ({
    id,
    name,
    promise,
    competencies: competencies.map((competency) => ({
      id: competency.id,
      name: competency.name,
      shortName: competency.shortName,
      behaviours: competency.behaviours.map((behaviour) => ({ id: behaviour.id, statement: behaviour.statement })),
    })),
  }));
}
