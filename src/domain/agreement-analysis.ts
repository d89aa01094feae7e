import { averageDeviation, meanOf, rwg, rwgJ, varianceOf } from './agreement.js';
import { cronbachAlpha, groupSums, intraclass } from './reliability.js';

/** The answers of one rater about one subject: a point of the scale for every item, none missing. */
export interface AnsweredRow {
  readonly subject: string;
  readonly answers: readonly number[];
}

/** Figures of one subject; those that compare raters are null when only one answered. */
export interface SubjectAgreement {
  readonly subject: string;
  readonly n: number;
  /** Mean and standard deviation (n − 1) of the raters' means. */
  readonly mean: number;
  readonly sd: number | null;
  /** Means and r_wg in the order of the items. */
  readonly items: readonly number[];
  readonly rwg: readonly (number | null)[];
  readonly rwgJ: number | null;
  readonly adM: number | null;
}

export interface AgreementAnalysis {
  readonly subjects: readonly SubjectAgreement[];
  readonly overall: {
    readonly subjects: number;
    readonly n: number;
    /** Mean over subjects with at least two raters. */
    readonly meanRwgJ: number | null;
    readonly icc1: number | null;
    readonly icc2: number | null;
    readonly alpha: number | null;
  };
}

/**
 * Agreement and reliability of complete answers on a scale 1..points, subjects in the order of their first row;
 * at least one row (measurement 3).
 */
export function analyseAgreement(rows: readonly AnsweredRow[], points: number): AgreementAnalysis {
  const bySubject = new Map<string, (readonly number[])[]>();
  for (const { subject, answers } of rows) {
    const known = bySubject.get(subject);
    if (known) known.push(answers);
    else bySubject.set(subject, [answers]);
  }
  const subjects = [...bySubject].map(([subject, answers]) => agreementOf(subject, answers, points));
  const icc = intraclass([...bySubject.values()].map((answers) => groupSums(answers.map(meanOf))));
  const told = subjects.map((each) => each.rwgJ).filter((each) => each !== null);
  return {
    subjects,
    overall: {
      subjects: subjects.length,
      n: rows.length,
      meanRwgJ: told.length === 0 ? null : meanOf(told),
      icc1: icc?.single ?? null,
      icc2: icc?.average ?? null,
      alpha: cronbachAlpha(rows.map(({ answers }) => answers)),
    },
  };
}

function agreementOf(subject: string, answers: readonly (readonly number[])[], points: number): SubjectAgreement {
  const items = (answers[0] ?? []).map((_, item) => answers.map((row) => row[item] ?? NaN));
  const means = answers.map(meanOf);
  const variances = items.map(varianceOf);
  const isCompared = answers.length > 1;
  return {
    subject,
    n: answers.length,
    mean: meanOf(means),
    sd: isCompared ? Math.sqrt(varianceOf(means)) : null,
    items: items.map(meanOf),
    rwg: variances.map((variance) => (isCompared ? rwg(variance, points) : null)),
    rwgJ: isCompared ? rwgJ(variances, points) : null,
    adM: isCompared ? averageDeviation(items) : null,
  };
}
