import type { Weights } from '../../src/domain/cycle-settings.js';
import { behavioursOf, type Questionnaire } from '../../src/domain/questionnaire.js';
import { isProtected, protectedGroups, type RaterGroup, raterGroups } from '../../src/domain/rater-group.js';
import { questionnaireOf } from '../support/reviews.js';
import { pointsFor, type Style, styles } from './answer-styles.js';
import { type Dice } from './dice.js';
import type { TrueCycle, TrueRater, TrueReview } from './truth.js';

const departments = [
  { id: 'legal', name: 'Legal', parentId: null },
  { id: 'claims', name: 'Claims', parentId: null },
  { id: 'motor', name: 'Motor', parentId: 'claims' },
];

/** A cycle with several units, and with people who may open some reports of each. */
export function largeCycle(dice: Dice): TrueCycle {
  return randomCycle(dice, 'first', dice.between(10, 24));
}

/** A cycle with norms, in which one manager leads nearly everybody. */
export function ledCycle(dice: Dice): TrueCycle {
  const cycle = randomCycle(dice, 'first', dice.between(20, 24));
  const reviews = cycle.reviews.map((review) => (dice.chance(0.7) ? { ...review, managerId: 'manager-1' } : review));
  return { ...cycle, reviews };
}

/** A cycle of any kind: sizes 0–12, merges, can't judge, unanimous ends, few statements, k 3–5, shared raters. */
export function randomCycle(dice: Dice, id = 'first', wanted?: number): TrueCycle {
  const questionnaire = randomQuestionnaire(dice);
  const subjects = wanted ?? (dice.chance(0.75) ? dice.between(1, 3) : dice.between(5, 8));
  const k = dice.pick([3, 3, 3, 4, 5]);
  const settings = {
    thresholds: { ratings: k, comments: dice.pick([3, 4]), groupSubjects: 5, groupRaters: 5 },
    weights: randomWeights(dice),
  };
  const tendency = dice.pick(styles);
  const isRich = subjects >= 5 && dice.chance(0.6);
  const reviews = Array.from({ length: subjects }, (_, number) => {
    const who = { id: `${id}-review-${number}`, subjectId: `subject-${number}` };
    const style = dice.chance(0.7) ? tendency : dice.pick(styles);
    return randomReview(dice, questionnaire, id, who, subjects, style, isRich);
  });
  return { id, questionnaire, settings, departments, reviews };
}

/** The next cycle about the same people with the same questionnaire; most raters are asked again. */
export function laterCycle(dice: Dice, earlier: TrueCycle): TrueCycle {
  const id = 'second';
  const shift = dice.pick([-1, 0, 1, 2]);
  const reviews = earlier.reviews.map((review): TrueReview => {
    const style = dice.pick(styles);
    const again = review.raters.filter(() => !dice.chance(0.15));
    const raters = again.map((rater, number) => {
      const style2 = dice.chance(0.5) ? style : 'shifted';
      const answers =
        style2 === 'shifted'
          ? shifted(rater, shift, earlier.questionnaire.scale.labels.length)
          : answersOf(dice, earlier.questionnaire, rater.group, style2, number);
      return { ...rater, answers };
    });
    return {
      ...review,
      id: `${id}-${review.id}`,
      header: { ...review.header, cycleId: id, cycleName: 'Later' },
      raters,
    };
  });
  return { ...earlier, id, reviews };
}

function randomQuestionnaire(dice: Dice): Questionnaire {
  const shape = Array.from({ length: dice.between(1, 3) }, () => dice.pick([1, 2, 3, 3, 4]));
  const form = questionnaireOf(shape, dice.chance(0.25) ? dice.between(1, 2) : Infinity);
  const points = dice.pick([5, 5, 5, 5, 4, 7]);
  const labels = Array.from({ length: points }, (_, index) => ({ en: `label ${'abcdefg'[index]}` }));
  return { ...form, scale: { ...form.scale, labels } };
}

function randomWeights(dice: Dice): Weights {
  if (dice.chance(0.2)) return { kind: 'people' };
  const of = { manager: 1, peer: 1, subordinate: 1, customer: 1 };
  if (dice.chance(0.3)) for (const group of ['manager', ...protectedGroups] as const) of[group] = dice.between(1, 4);
  return { kind: 'views', of };
}

function randomReview(
  dice: Dice,
  questionnaire: Questionnaire,
  cycleId: string,
  who: { id: string; subjectId: string },
  subjects: number,
  style: Style,
  isRich: boolean,
): TrueReview {
  const raters: TrueRater[] = [];
  const invited: Partial<Record<RaterGroup, number>> = {};
  const managerId = `manager-${dice.between(1, 2)}`;
  const colleagues = dice.shuffled([
    ...Array.from({ length: 24 }, (_, number) => `colleague-${number}`),
    ...Array.from({ length: subjects }, (_, number) => `subject-${number}`).filter((id) => id !== who.subjectId),
  ]);
  for (const group of raterGroups) {
    const asked = isRich && isProtected(group) ? dice.between(3, 6) : sizeOf(dice, group);
    invited[group] = asked;
    for (let number = 0; number < asked; number++) {
      const raterId = { self: who.subjectId, manager: managerId, customer: `customer-${dice.between(0, 2)}${number}` }[
        group as string
      ];
      const named = raterId ?? colleagues.pop()!;
      if (dice.chance(group === 'self' || group === 'manager' ? 0.1 : 0.2)) continue;
      const answers = answersOf(dice, questionnaire, group, style, raters.length);
      raters.push({ raterId: named, group, answers });
    }
  }
  const header = {
    reviewId: who.id,
    subjectName: 'Leila Rahimi',
    jobTitle: null,
    department: null,
    cycleId,
    cycleName: 'Autumn',
    closedOn: '2025-11-30',
    periodMonths: 6,
  };
  const departmentId = dice.pick(['legal', 'claims', 'motor', null]);
  const coachId = dice.chance(0.3) ? `coach-${dice.between(1, 2)}` : null;
  return { ...who, header, departmentId, managerId, coachId, invited, raters };
}

function sizeOf(dice: Dice, group: RaterGroup): number {
  if (group === 'self' || group === 'manager') return dice.chance(0.85) ? 1 : 0;
  return dice.pick([0, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 12]);
}

function answersOf(
  dice: Dice,
  questionnaire: Questionnaire,
  group: RaterGroup,
  style: Style,
  number: number,
): TrueRater['answers'] {
  const behaviours = behavioursOf(questionnaire).filter(({ groups }) => groups.includes(group));
  const points = pointsFor(dice, style, behaviours.length, questionnaire.scale.labels.length);
  const ratings = Object.fromEntries(
    behaviours.flatMap(({ id }, index) => ((points[index] ?? 0) > 0 ? [[id, points[index]!]] : [])),
  );
  const comments = dice.chance(0.4) ? { keep: `Words ${number}` } : {};
  return { ratings, comments, examples: {} };
}

function shifted({ answers }: TrueRater, shift: number, points: number): TrueRater['answers'] {
  const ratings = Object.fromEntries(
    Object.entries(answers.ratings).map(([id, point]) => [id, Math.max(1, Math.min(points, point + shift))]),
  );
  return { ...answers, ratings };
}
