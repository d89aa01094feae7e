import { describe, expect, it } from '@jest/globals';
import { isStraightLined, isTooLittle } from '../../src/domain/answer-quality.js';

describe('quality of answers (measurement 7)', () => {
  it.each([
    ['44444444', true],
    ['4444444', false],
    ['343444444443', true],
    ['34343444444443', false],
    ['123123444444444', true],
    ['1231234444444443', false],
    ['4444444412341234', false],
  ])('%s straight-lined: %p', (answers, expected) => {
    expect(isStraightLined([...answers].map(Number))).toBe(expected);
  });

  it('less than half of what was put is too little', () => {
    expect([isTooLittle(8, 18), isTooLittle(9, 18), isTooLittle(10, 18)]).toEqual([true, false, false]);
  });
});
