import type { BlockAgreement } from './block-agreement.js';
import { alphaFromSums, intraclass, type CompleteAnswers } from './reliability.js';
import { roundToHundredth } from './rounding.js';
import { mean } from './scoring.js';
import type { GroupAgreement } from './shown-group.js';

/** The agreement of one subject's block, of a group that is looked at as a whole. */
export interface SubjectAgreementRow extends BlockAgreement {
  readonly subjectId: string;
}

/**
 * Agreement and reliability of one rater group: means over its blocks and competencies, each figure only from rows
 * that hold enough subjects and raters; two decimals (measurement 3, 7).
 */
export function groupAgreement(
  rows: readonly SubjectAgreementRow[],
  fewestSubjects: number,
  fewestRaters: number,
): GroupAgreement {
  const isEnough = (part: readonly SubjectAgreementRow[], people: (row: SubjectAgreementRow) => number): boolean =>
    peopleBySubject(part, people).length >= fewestSubjects &&
    peopleBySubject(part, people).reduce((sum, each) => sum + each, 0) >= fewestRaters;
  const ids = [...new Set(rows.map(({ competencyId }) => competencyId))];
  const parts = ids.map((id) => rows.filter(({ competencyId }) => competencyId === id));
  const told = parts.filter((part) => isEnough(part, ratersOf));
  const iccs = told.flatMap((part) => intraclass(part.flatMap(({ moments }) => moments ?? [])) ?? []);
  const alphas = parts
    .map(withMostBehaviours)
    .filter((part) => isEnough(part, (row) => row.moments?.complete?.n ?? 0))
    .flatMap((part) => alphaFromSums(part.flatMap((row) => completeAnswers(row) ?? [])) ?? []);
  return {
    rwgJ: rounded(mean(told.flat().map((row) => row.rwgJ))),
    adM: rounded(mean(told.flat().map((row) => row.adM))),
    awg: nearEnds(rows.filter(({ nearEnd }) => nearEnd.length > 0)),
    icc1: rounded(mean(iccs.map(({ single }) => single))),
    icc2: rounded(mean(iccs.map(({ average }) => average))),
    alpha: rounded(mean(alphas)),
  };

  function nearEnds(part: readonly SubjectAgreementRow[]): number | null {
    return isEnough(part, ratersOf) ? rounded(mean(part.flatMap(({ nearEnd }) => nearEnd))) : null;
  }
}

/** How many people stand behind the rows of each subject; those of several competencies are the same people. */
function peopleBySubject(rows: readonly SubjectAgreementRow[], people: (row: SubjectAgreementRow) => number): number[] {
  const most = new Map<string, number>();
  for (const row of rows) most.set(row.subjectId, Math.max(most.get(row.subjectId) ?? 0, people(row)));
  return [...most.values()];
}

function ratersOf({ moments }: SubjectAgreementRow): number {
  return moments?.n ?? 0;
}

/** α adds up totals, so only blocks that show the same number of behaviours belong together. */
function withMostBehaviours(part: readonly SubjectAgreementRow[]): SubjectAgreementRow[] {
  const complete = part.filter(({ moments }) => moments?.complete);
  const most = Math.max(0, ...complete.map(({ moments }) => moments?.complete?.behaviours ?? 0));
  return complete.filter(({ moments }) => moments?.complete?.behaviours === most);
}

/**
 * The mix keeps no sum per behaviour of complete answers, which α asks for; the block's means stand in, moved so that
 * they add up to the totals: exact when everybody judged everything.
 */
function completeAnswers({ means, moments }: SubjectAgreementRow): CompleteAnswers | null {
  const complete = moments?.complete;
  if (!complete || complete.behaviours !== means.length) return null;
  const shift = (complete.sum / complete.n - means.reduce((sum, each) => sum + each, 0)) / means.length;
  return { ...complete, itemSums: means.map((each) => (each + shift) * complete.n) };
}

function rounded(value: number | null): number | null {
  return value === null ? null : roundToHundredth(value);
}
