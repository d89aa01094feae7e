import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { projectPath } from '../../src/config/project-root.js';
import {
  backgrounds,
  contrast,
  contrastIn,
  darkFrom,
  leastContrast,
  mixed,
  readColour,
} from '../../src/domain/accent.js';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0').toUpperCase()}`);

describe('an accent', () => {
  it.each([
    ['#0D5C63', '#0D5C63'],
    [' 0d5c63 ', '#0D5C63'],
    ['#fff', null],
    ['teal', null],
    ['#0D5C6G', null],
    ['#0D5C63}body{display:none', null],
    ['', null],
  ])('%p is read as %p', (typed, expected) => {
    expect(readColour(typed)).toBe(expected);
  });

  it('is measured as WCAG measures', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 10);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.478, 3);
    expect(contrast('#0D5C63', '#FFFFFF')).toBeCloseTo(contrast('#FFFFFF', '#0D5C63'), 10);
    expect(mixed('#000000', '#FFFFFF', 0.5)).toBe('#808080');
  });

  it('is judged on the backgrounds that pages have', () => {
    const sheet = readFileSync(projectPath('views', 'assets', 'tokens.css'), 'utf8');
    const found = (name: string) =>
      [...sheet.matchAll(new RegExp(`--${name}:(#[0-9A-F]{6})`, 'g'))].map((match) => match[1]);
    for (const [index, name] of ['paper', 'tint', 'field'].entries())
      expect(found(name)).toEqual([backgrounds.light[index], backgrounds.dark[index]]);
  });

  it('can always be made light enough for dark pages', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        expect(contrastIn('dark', darkFrom(colour))).toBeGreaterThanOrEqual(leastContrast);
      }),
    );
  });
});
