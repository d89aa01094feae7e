import type { LocalText } from './locale.js';
import type { ProtectedGroup, RaterGroup } from './rater-group.js';

/** Whose view a group figure is: everyone else's, or one rater group's own blocks; merged blocks are in none of these. */
export type GroupFilter = 'others' | 'self' | 'manager' | ProtectedGroup;

export const groupFilters: readonly GroupFilter[] = ['others', 'self', 'manager', 'peer', 'subordinate', 'customer'];

/** A mean over subjects, each counting once, one decimal; only from enough subjects and raters (anonymity R11). */
export interface GroupFigure {
  readonly value: number;
  readonly subjects: number;
}

/** The figures of one item by view; a view that does not pass the thresholds is absent. */
export type GroupCells = Readonly<Partial<Record<GroupFilter, GroupFigure>>>;

export interface GroupFigures {
  readonly subjects: number;
  /** Different people of protected groups who answered about any of them. */
  readonly raters: number;
  /** Mean of the shown competencies. */
  readonly overall: GroupCells;
  /** By competency id, brand value id, behaviour id. */
  readonly competencies: Readonly<Record<string, GroupCells>>;
  readonly values: Readonly<Record<string, GroupCells>>;
  readonly behaviours: Readonly<Record<string, GroupCells>>;
}

export interface ShownUnit extends GroupFigures {
  readonly key: string;
  readonly departmentIds: readonly string[];
  readonly names: readonly string[];
}

/** Customers' view beside employees' (peers and team), over behaviours both were asked about (measurement 1). */
export interface ViewComparison {
  readonly valueId: string;
  readonly behaviours: number;
  readonly customers: number;
  readonly employees: number;
  /** The fewest people behind either side. */
  readonly subjects: number;
  /** False where the two sides are about different people of the company. */
  readonly isOfSamePeople: boolean;
}

/** All that leaders may see of a cycle: plain JSON, frozen once when all its reports are built (anonymity R11). */
export interface ShownGroup {
  readonly version: 1;
  readonly cycle: { readonly id: string; readonly name: string; readonly closedOn: string };
  readonly thresholds: { readonly subjects: number; readonly raters: number };
  readonly scale: { readonly points: number; readonly labels: readonly LocalText[] };
  readonly framework: readonly ShownFrameworkValue[];
  /** The sum of the shown units; its `subjects` may be fewer per figure. */
  readonly company: GroupFigures;
  readonly units: readonly ShownUnit[];
  readonly comparison: readonly ViewComparison[];
  /** Whole per cent of the requests about these people that were answered; null where no unit is shown. Absent in older ones. */
  readonly response?: number | null;
  /** Competency id → the median of subjects' gaps, self minus others, from 20 subjects (measurement 2). */
  readonly medianGaps: Readonly<Record<string, number>>;
}

export interface ShownFrameworkValue {
  readonly id: string;
  readonly name: LocalText;
  readonly promise: LocalText;
  readonly competencies: readonly {
    readonly id: string;
    readonly name: LocalText;
    readonly shortName: LocalText;
    readonly behaviours: readonly { readonly id: string; readonly statement: LocalText }[];
  }[];
}

/** Quality of answers of one rater group in the cycle; whole per cent of raters, for HR only (measurement 7). */
export interface GroupQuality {
  readonly group: 'self' | 'manager' | ProtectedGroup | 'mixed';
  readonly raters: number;
  readonly subjects: number;
  readonly straightLined: number;
  readonly tooLittle: number;
  /** Company mean of the group minus that of all other groups, one decimal; null when either is not shown. */
  readonly leniency: number | null;
  /** Null for self and manager, who answer alone. */
  readonly agreement: GroupAgreement | null;
}

/** Agreement between the raters of one subject and reliability over subjects, two decimals; null where too few (measurement 3). */
export interface GroupAgreement {
  readonly rwgJ: number | null;
  readonly adM: number | null;
  /** Only of behaviours whose mean lies near an end of the scale. */
  readonly awg: number | null;
  readonly icc1: number | null;
  readonly icc2: number | null;
  readonly alpha: number | null;
}

/** How many of the people asked in one rater group answered; each request counts. */
export interface ResponseRate {
  readonly group: RaterGroup;
  readonly subjects: number;
  readonly asked: number;
  readonly answered: number;
}

/** HR's quality page of a cycle; frozen with the group figures. */
export interface CycleQuality {
  readonly response: readonly ResponseRate[];
  readonly groups: readonly GroupQuality[];
}
