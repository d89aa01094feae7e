import { describe, expect, it } from '@jest/globals';
import { DomainError, fieldProblem, FormRejected, NotFound, RuleBroken } from '../../src/domain/errors.js';

describe('domain errors', () => {
  it('carry a key and what its text needs, never a sentence', () => {
    const errors = [
      new NotFound(),
      new RuleBroken('cycle.problem.already-launched', { at: '2026-10-24' }),
      new FormRejected([
        fieldProblem('name', 'form.problem.missing'),
        fieldProblem('k', 'cycle.problem.threshold-range'),
      ]),
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error.message).toBe(error.key);
      expect(error.key).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
    }
    expect(errors.map((error) => error.name)).toEqual(['NotFound', 'RuleBroken', 'FormRejected']);
    expect(errors.map((error) => error.params)).toEqual([{}, { at: '2026-10-24' }, { count: 2 }]);
  });
});
