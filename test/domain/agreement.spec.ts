import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { averageDeviation, awg, meanOf, rwg, rwgJ, varianceOf, varianceOfCounts } from '../../src/domain/agreement.js';
import { cronbachAlpha, groupSums, intraclass } from '../../src/domain/reliability.js';

describe('agreement between raters (measurement 3)', () => {
  const answers = [4, 4, 5, 3];

  it('[4,4,5,3] on five points', () => {
    expect(varianceOf(answers)).toBeCloseTo(0.6667, 4);
    expect(varianceOfCounts([0, 0, 1, 2, 1])).toBeCloseTo(varianceOf(answers), 12);
    expect(rwg(varianceOf(answers), 5)).toBeCloseTo(0.6667, 4);
    expect(averageDeviation([answers])).toBe(0.5);
    expect(awg(answers, 5)).toBeCloseTo(0.6667, 4);
  });

  it('item variances .6667, .25, 1.0 give r_wg(j) .8647; more spread than even counts as none', () => {
    expect(rwgJ([0.6667, 0.25, 1], 5)).toBeCloseTo(0.8647, 4);
    expect(rwgJ([4, 4], 5)).toBe(0);
    expect(rwg(4, 5)).toBe(0);
  });

  it('answers all at the end leave a_wg open', () => {
    expect(awg([5, 5, 5], 5)).toBeNull();
  });

  it('four groups of three: ICC(1) .6870, ICC(2) .8681', () => {
    const groups = [
      [4, 5, 4],
      [2, 3, 3],
      [3, 3, 4],
      [5, 5, 4],
    ].map(groupSums);
    const icc = intraclass(groups);
    expect(icc?.msBetween).toBeCloseTo(2.5278, 4);
    expect(icc?.msWithin).toBeCloseTo(0.3333, 4);
    expect(icc?.single).toBeCloseTo(0.687, 4);
    expect(icc?.average).toBeCloseTo(0.8681, 4);
    expect(intraclass(groups.slice(1, 2))).toBeNull();
  });
});

describe('the same figures as the R package multilevel on lq2002', () => {
  const read = (name: string): number[][] =>
    readFileSync(new URL(`../fixtures/agreement/${name}`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map((cell) => Number(cell.replaceAll('"', ''))));
  const people = read('lq2002.csv');
  const companies = read('lq2002-expected.csv').map(([company = 0, ...expected]) => ({
    rows: people.filter(([of]) => of === company).map(([, ...items]) => items),
    expected,
  }));
  const items = (rows: readonly number[][]): number[][] =>
    Array.from({ length: 11 }, (_, i) => rows.map((row) => row[i]!));
  const near = (value: number, expected: number | undefined): void =>
    expect(Math.abs(value - (expected ?? NaN))).toBeLessThan(1e-9);

  it('2,042 people in 49 companies', () => {
    expect([people.length, companies.length]).toEqual([2042, 49]);
  });

  it('per company n, r_wg(j), r_wg of the first item, AD_M, mean and SD of rater means, item means', () => {
    for (const { rows, expected } of companies) {
      const columns = items(rows);
      const variances = columns.map(varianceOf);
      const means = rows.map(meanOf);
      expect(rows.length).toBe(expected[0]);
      near(rwgJ(variances, 5), expected[1]);
      near(rwg(variances[0]!, 5), expected[2]);
      near(averageDeviation(columns), expected[3]);
      near(meanOf(means), expected[4]);
      near(Math.sqrt(varianceOf(means)), expected[5]);
      columns.forEach((column, index) => near(meanOf(column), expected[6 + index]));
    }
  });

  it('in all: mean r_wg(j), ICC(1), ICC(2), α', () => {
    const icc = intraclass(companies.map(({ rows }) => groupSums(rows.map(meanOf))));
    near(meanOf(companies.map(({ rows }) => rwgJ(items(rows).map(varianceOf), 5))), 0.867784900004);
    near(icc!.single, 0.087956218522);
    near(icc!.average, 0.800754373013);
    near(cronbachAlpha(people.map(([, ...row]) => row))!, 0.90223656576);
  });
});
