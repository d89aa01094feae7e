import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { GroupCounts } from '../../src/domain/blocks.js';
import { defaultThresholds, equalWeights, type CycleSettings } from '../../src/domain/cycle-settings.js';
import {
  buildIndividualSnapshot,
  type IndividualSnapshot,
  type SnapshotSources,
} from '../../src/domain/individual-snapshot.js';
import { mixReview } from '../../src/domain/mixing.js';
import { behavioursOf, type Questionnaire } from '../../src/domain/questionnaire.js';
import { raterGroups, type RaterGroup } from '../../src/domain/rater-group.js';
import type { ReportHeader } from '../../src/domain/shown-report.js';
import type { MixedReview } from '../../src/domain/tally.js';

/** A questionnaire with so many behaviours per competency, ids c1b1, c1b2 …; customers are asked the first of each. */
export function questionnaireOf(shape: readonly number[], customersAsked = Infinity): Questionnaire {
  const competencies = shape.map((size, c) => ({
    id: `c${c + 1}`,
    name: { en: `Competency ${c + 1}` },
    shortName: { en: `C${c + 1}` },
    ideas: [{ en: `Try ${c + 1}` }],
    behaviours: Array.from({ length: size }, (_, b) => ({
      id: `c${c + 1}b${b + 1}`,
      statement: { en: `Does ${c + 1}.${b + 1}` },
      selfStatement: { en: `I do ${c + 1}.${b + 1}` },
      groups: raterGroups.filter((group) => group !== 'customer' || b < customersAsked),
    })),
  }));
  const half = Math.ceil(competencies.length / 2);
  return {
    scale: {
      labels: ['never', 'rarely', 'sometimes', 'often', 'always'].map((en) => ({ en })),
      cannotJudge: { en: 'I can’t judge this' },
    },
    values: [competencies.slice(0, half), competencies.slice(half)]
      .filter((part) => part.length > 0)
      .map((part, v) => ({
        id: `v${v + 1}`,
        name: { en: `Value ${v + 1}` },
        promise: { en: 'Kept.' },
        competencies: part,
      })),
    openQuestions: [
      { id: 'keep', text: { en: 'Keep doing?' }, selfText: { en: 'What will you keep?' } },
      { id: 'change', text: { en: 'Change?' }, selfText: { en: 'What will you change?' } },
    ],
  };
}

export const settings: Pick<CycleSettings, 'thresholds' | 'weights'> = {
  thresholds: defaultThresholds,
  weights: equalWeights,
};

/** One rater's envelope; points in the order of the questionnaire, 0 is "can't judge". */
export function answered(
  questionnaire: Questionnaire,
  group: RaterGroup,
  points: readonly number[],
  comments: Readonly<Record<string, string>> = {},
  examples: Readonly<Record<string, string>> = {},
): OpenedAnswers {
  const asked = behavioursOf(questionnaire);
  const ratings = Object.fromEntries(
    points.flatMap((point, index) => (point > 0 && asked[index] ? [[asked[index].id, point]] : [])),
  );
  return { group, answers: { ratings, comments, examples } };
}

export function countOf(opened: readonly OpenedAnswers[]): GroupCounts {
  return Object.fromEntries(raterGroups.map((group) => [group, opened.filter((each) => each.group === group).length]));
}

/** Random numbers that repeat for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function mixed(
  questionnaire: Questionnaire,
  opened: readonly OpenedAnswers[],
  invited = countOf(opened),
): MixedReview {
  return mixReview(questionnaire, opened, invited, settings, seeded(1));
}

export const header: ReportHeader = {
  reviewId: 'review-1',
  subjectName: 'Leila Rahimi',
  jobTitle: null,
  department: 'Claims',
  cycleId: 'autumn',
  cycleName: 'Autumn',
  closedOn: '2025-11-30',
  periodMonths: 6,
};

/** The snapshot of one review straight from its envelopes. */
export function snapshotOf(
  questionnaire: Questionnaire,
  opened: readonly OpenedAnswers[],
  sources: Partial<SnapshotSources> = {},
): IndividualSnapshot {
  const invited = sources.invited ?? countOf(opened);
  const review = mixReview(questionnaire, opened, invited, sources.settings ?? settings, seeded(1));
  return buildIndividualSnapshot({
    header,
    questionnaire,
    settings,
    review,
    comments: review.comments.map((comment, index) => ({ ...comment, id: `comment-${index}` })),
    invited,
    norms: null,
    previous: null,
    random: seeded(2),
    ...sources,
  });
}
