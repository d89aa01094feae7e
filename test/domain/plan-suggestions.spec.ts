import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planSuggestions } from '../../src/domain/plan-suggestions.js';
import { answered, questionnaireOf, snapshotOf } from '../support/reviews.js';

const questionnaire = questionnaireOf([2, 2, 2]);
const shownOf = (self: readonly number[], peers: readonly (readonly number[])[]) =>
  snapshotOf(questionnaire, [
    answered(questionnaire, 'self', self),
    ...peers.map((points) => answered(questionnaire, 'peer', points)),
  ]).shown;

describe('what a report suggests to work on', () => {
  it('begins with the blind spot, then what others see least often, each competency once', () => {
    const shown = shownOf(
      [4, 4, 5, 4, 4, 4],
      Array.from({ length: 5 }, () => [4, 4, 2, 3, 3, 4]),
    );
    const found = planSuggestions(shown);
    expect(found.map(({ behaviourId, reason }) => [behaviourId, reason])).toEqual([
      ['c2b1', 'blind-spot'],
      ['c3b1', 'blind-spot'],
      ['c2b2', 'blind-spot'],
    ]);
    expect(found[0]?.ideas).toEqual([{ en: 'Try 2' }]);
  });

  it('suggests nothing where too few others answered', () => {
    expect(planSuggestions(shownOf([1, 2, 3, 4, 5, 1], [[1, 1, 1, 1, 1, 1]]))).toEqual([]);
  });

  it('never more than three, never one twice, never a behaviour without a shown figure of others', () => {
    const points = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(points, fc.array(points, { maxLength: 8 }), (self, peers) => {
        const shown = shownOf(self, peers);
        const found = planSuggestions(shown).map(({ behaviourId }) => behaviourId);
        const judged = shown.competencies
          .flatMap(({ behaviours }) => behaviours)
          .filter(({ others }) => others !== null)
          .map(({ id }) => id);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found).size).toBe(found.length);
        for (const id of found) expect(judged).toContain(id);
      }),
    );
  });
});
