import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '../src/config/project-root.js';

const rows = readFileSync(projectPath('docs', 'bad-input.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| I\d/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
  .map(([number = '', , file = '', name = '']) => ({ number, file, name }));

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `I${from + index}`);

describe('the table of bad inputs', () => {
  it('names a test for each of I1 to I70', () => {
    const named = new Set(rows.map(({ number }) => number));
    expect(span(1, 70).filter((number) => !named.has(number))).toEqual([]);
  });

  it('names only tests that are there', () => {
    const gone = rows.filter(({ file, name }) => {
      const path = projectPath('test', file);
      return name === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
    });
    expect(gone).toEqual([]);
  });
});
