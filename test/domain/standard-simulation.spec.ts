import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import { isNamed, type GroupCounts } from '../../src/domain/blocks.js';
import { shownCell } from '../../src/domain/disclosure.js';
import { mixReview } from '../../src/domain/mixing.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { countAndSum } from '../../src/domain/tally.js';
import { answered, questionnaireOf, seeded, settings } from '../support/reviews.js';

// The standard case of the method page: 1,500 people, 20 behaviours, three of four answer, one in ten can't judge.
const subjects = 1500;
const form = questionnaireOf([4, 3, 4, 3, 3, 3]);

describe('the standard simulation, k = 3', () => {
  let given = 0;
  let used = 0;
  let smallest = Infinity;
  let withFigures = 0;

  beforeAll(() => {
    const random = seeded(20251130);
    for (let subject = 0; subject < subjects; subject++) {
      const { opened, invited } = review(random);
      const { blocks, tallies } = mixReview(form, opened, invited, settings, random);
      given += opened
        .filter(({ group }) => group !== 'self' && group !== 'manager')
        .reduce((sum, each) => sum + judged(each), 0);
      const cells = tallies.flatMap(({ block, counts }) => {
        const own = blocks.find(({ key }) => key === block)!;
        return isNamed(own) || shownCell(own, counts, 3) === null ? [] : [countAndSum(counts).n];
      });
      used += cells.reduce((sum, n) => sum + n, 0);
      smallest = Math.min(smallest, ...cells);
      withFigures += cells.length > 0 ? 1 : 0;
    }
  });

  it('at least 93 % of all protected answers are used in shown figures', () => {
    expect(given).toBeGreaterThan(100_000);
    expect(used / given).toBeGreaterThanOrEqual(0.93);
    expect(used / given).toBeLessThan(1);
  });

  it('no shown figure rests on fewer than three people, and nearly everybody gets a report', () => {
    expect(smallest).toBe(3);
    expect(withFigures / subjects).toBeGreaterThan(0.98);
  });
});

/** 3 to 6 peers, 0 to 5 of a team, 0 to 5 customers are asked, and a manager. */
function review(random: () => number): { opened: OpenedAnswers[]; invited: GroupCounts } {
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const invited: GroupCounts = {
    self: 1,
    manager: 1,
    peer: between(3, 6),
    subordinate: between(0, 5),
    customer: between(0, 5),
  };
  const opened = (Object.entries(invited) as [RaterGroup, number][]).flatMap(([group, asked]) =>
    Array.from({ length: asked })
      .filter(() => random() < 0.75)
      .map(() =>
        answered(
          form,
          group,
          Array.from({ length: 20 }, () => (random() < 0.1 ? 0 : between(1, 5))),
        ),
      ),
  );
  return { opened, invited };
}

function judged({ answers }: OpenedAnswers): number {
  return Object.keys(answers.ratings).length;
}
