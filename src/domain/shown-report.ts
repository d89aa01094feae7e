import type { BlockLabel } from './blocks.js';
import type { CellFigure } from './disclosure.js';
import type { Gap, Quadrant } from './gaps.js';
import type { LocalText } from './locale.js';
import type { NormBand } from './norms.js';
import type { RaterGroup } from './rater-group.js';
import type { ShownChange } from './shown-change.js';
import type { ShownTrend } from './shown-trend.js';
import type { AgreementWord, Distribution } from './spread.js';
import type { CommentTopic } from './tally.js';

/**
 * All that a viewer of one report may ever see: plain JSON, every number rounded as told (anonymity R13, R16). Page,
 * PDF, files and sha256 are made from it alone.
 */
export interface ShownReport {
  readonly version: 1;
  readonly header: ReportHeader;
  readonly scale: { readonly points: number; readonly labels: readonly LocalText[] };
  readonly thresholds: { readonly ratings: number; readonly comments: number };
  readonly who: WhoAnswered;
  readonly blocks: readonly ShownBlock[];
  /** N of the quadrants, and whether it is the organisation's mean. */
  readonly norm: { readonly value: number; readonly isOrganisation: boolean };
  readonly competencies: readonly ShownCompetency[];
  readonly values: readonly ShownBrandValue[];
  /** Behaviour ids by the others' shown figure, ties in the order of the questionnaire (anonymity R17). */
  readonly strongest: readonly string[];
  readonly weakest: readonly string[];
  readonly blindSpots: readonly NamedGap[];
  readonly hiddenStrengths: readonly NamedGap[];
  readonly comments: readonly ShownComments[];
  /** Null on the first report of a person. */
  readonly change: ShownChange | null;
  /** Absent where there is nothing earlier on the same line. */
  readonly trend?: ShownTrend;
  readonly absent: readonly AbsentPart[];
  /** Blocks that a correction withheld with every figure made from them (anonymity R13). */
  readonly withheld?: readonly BlockLabel[];
  /** What HR mended or withheld after the report was frozen, and why; everybody who reads it is told. */
  readonly corrections?: readonly ReportCorrection[];
}

export interface ReportCorrection {
  /** The day, YYYY-MM-DD. */
  readonly on: string;
  readonly what: 'names' | 'block';
  readonly block: BlockLabel | null;
  readonly reason: string;
}

/** Names and dates of a report; a correction may mend them. */
export interface ReportHeader {
  readonly reviewId: string;
  readonly subjectName: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly cycleId: string;
  readonly cycleName: string;
  /** Last day of answering, YYYY-MM-DD. */
  readonly closedOn: string;
  readonly periodMonths: number;
}

/** Why a part of the report has nothing to show. */
export type AbsentPart = 'no-self' | 'too-few-others' | 'no-comments';

export interface WhoAnswered {
  readonly self: boolean;
  /** Of all others invited; `answered` is null when it would tell a number under k (anonymity R9). */
  readonly total: { readonly answered: number | null; readonly invited: number };
  /** Manager and shown blocks, then groups of which fewer than k answered (`answered` null). */
  readonly parts: readonly AnsweredPart[];
}

export interface AnsweredPart {
  readonly label: BlockLabel;
  readonly answered: number | null;
  readonly invited: number;
}

export interface ShownBlock {
  readonly key: BlockLabel;
  readonly label: BlockLabel;
  readonly groups: readonly RaterGroup[];
  readonly n: number;
  /** 3 or 4 people: read with care (measurement 3). */
  readonly fewAnswers: boolean;
}

export interface ShownCompetency {
  readonly id: string;
  readonly name: LocalText;
  readonly shortName: LocalText;
  readonly ideas: readonly LocalText[];
  readonly self: number | null;
  readonly others: number | null;
  readonly gap: Gap | null;
  /** Every block but self that has a figure. */
  readonly blocks: readonly ShownBlockFigure[];
  readonly behaviours: readonly ShownBehaviour[];
  readonly agreement: AgreementWord | null;
  readonly distribution: Distribution | null;
  readonly band: NormBand | null;
}

/** A competency's figure in a block; computed from its shown cells, so never end-coded; `n` the fewest behind a cell. */
export interface ShownBlockFigure {
  readonly key: BlockLabel;
  readonly value: number;
  readonly endCode: null;
  readonly n: number;
}

export interface ShownBehaviour {
  readonly id: string;
  readonly statement: LocalText;
  readonly selfStatement: LocalText;
  readonly self: number | null;
  readonly others: number | null;
  readonly blocks: readonly (CellFigure & { readonly key: BlockLabel })[];
  readonly quadrant: Quadrant | null;
}

export interface NamedGap {
  readonly behaviourId: string;
  readonly competencyId: string;
  readonly self: number;
  readonly others: number;
  /** Self minus others. */
  readonly gap: number;
}

export interface ShownBrandValue {
  readonly id: string;
  readonly name: LocalText;
  readonly promise: LocalText;
  readonly competencyIds: readonly string[];
  readonly self: number | null;
  readonly others: number | null;
  /** The organisation's mean, from 20 subjects. */
  readonly organisation: number | null;
}

/** The comments on one open question or competency, per block or all others together, in random order. */
export interface ShownComments {
  readonly about: CommentTopic;
  readonly question: { readonly text: LocalText; readonly selfText: LocalText } | null;
  readonly parts: readonly CommentPart[];
}

export interface CommentPart {
  readonly block: BlockLabel | 'all';
  readonly items: readonly { readonly id: string; readonly text: string }[];
}
