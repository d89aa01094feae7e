import type { Answers } from '../../domain/answers.js';
import type { Locale } from '../../domain/locale.js';
import { formFor, type Questionnaire } from '../../domain/questionnaire.js';
import type { RaterGroup } from '../../domain/rater-group.js';
import { demoComments } from './demo-comments.js';

export interface DemoRater {
  readonly subjectKey: string;
  readonly group: RaterGroup;
  readonly locale: Locale;
}

/** How strong each competency of the starter framework is seen for the person whose report the demo shows first. */
const shownFirst: Readonly<Record<string, readonly number[]>> = {
  'leila.rahimi': [4.1, 3.0, 4.2, 4.6, 4.1, 4.4],
};

/** What has become better with each year, above the little that everybody gains. */
const gained: Readonly<Record<string, readonly number[]>> = {
  'leila.rahimi': [0, 0, 0.6, 0, 0, 0],
};
const gainOfAll = 0.12;
const lastYear = 2;

const groupShift: Readonly<Record<RaterGroup, number>> = {
  self: 0.35,
  manager: 0.1,
  peer: 0,
  subordinate: 0.15,
  customer: -0.2,
};

/** What the answers of one cycle have in common. */
export interface DemoRound {
  readonly year: number;
  readonly random: () => number;
  /** Remarks already made about somebody: nobody reads the same one twice. */
  readonly written: Set<string>;
}

/** Invented answers of one rater: true to a fixed strength per person and competency, with personal taste added. */
export function demoAnswers(questionnaire: Questionnaire, rater: DemoRater, round: DemoRound): Answers {
  const { year, random } = round;
  // Where groups are small a blank breaks the comparison with last year: the report shown first has one.
  const blanks = rater.subjectKey in shownFirst ? 0 : 0.05;
  const taste = (random() - 0.5) * 0.8;
  const ratings: Record<string, number> = {};
  for (const [index, competency] of formFor(questionnaire, rater.group).entries()) {
    const gain = gainOfAll + (gained[rater.subjectKey]?.[index] ?? 0);
    const strength = strengthOf(rater.subjectKey, index) + groupShift[rater.group] + taste + (year - lastYear) * gain;
    for (const behaviour of competency.behaviours) {
      if (random() < blanks) continue;
      ratings[behaviour.id] = Math.min(5, Math.max(1, Math.round(strength + (random() - 0.5) * 1.3)));
    }
  }
  return { ratings, examples: {}, comments: commentsOf(questionnaire, rater, round) };
}

function strengthOf(subjectKey: string, index: number): number {
  const fixed = shownFirst[subjectKey]?.[index];
  if (fixed !== undefined) return fixed;
  let hash = index * 7919;
  for (const letter of subjectKey) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return 3 + ((hash % 1000) / 1000) * 1.6;
}

function commentsOf(
  questionnaire: Questionnaire,
  rater: DemoRater,
  { random, written }: DemoRound,
): Record<string, string> {
  if (rater.group === 'self') return {};
  const comments: Record<string, string> = {};
  for (const [index, question] of questionnaire.openQuestions.entries()) {
    const pool = (demoComments[rater.locale][index] ?? []).filter(
      (remark) => !written.has(`${rater.subjectKey} ${remark}`),
    );
    const remark = pool[Math.floor(random() * pool.length)];
    if (!remark || random() >= 0.45) continue;
    comments[question.id] = remark;
    written.add(`${rater.subjectKey} ${remark}`);
  }
  return comments;
}
