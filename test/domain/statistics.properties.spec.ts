import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gammaln, mean, sampleStandardDeviation, sampleVariance, tTest } from 'simple-statistics';
import {
  answersOf,
  averageDeviation,
  awg,
  evenVariance,
  meanOf,
  rwg,
  rwgJ,
  varianceOf,
  varianceOfCounts,
} from '../../src/domain/agreement.js';
import { isStraightLined, isTooLittle } from '../../src/domain/answer-quality.js';
import { changeWord, welch, type Sample } from '../../src/domain/change.js';
import { defaultGapRules, isNamedGap, judgeGap, quadrantOf, standardErrorOfOthers } from '../../src/domain/gaps.js';
import { meanAndVariance } from '../../src/domain/moments.js';
import { midRankPercentile, normBand } from '../../src/domain/norms.js';
import { cronbachAlpha, groupSums, intraclass, ratersNeeded } from '../../src/domain/reliability.js';
import { competencyMean, weightedMean } from '../../src/domain/scoring.js';
import { tProbability, tQuantile } from '../../src/domain/student-t.js';

const point = fc.integer({ min: 1, max: 5 });
const answers = fc.array(point, { minLength: 2, maxLength: 30 });
const rows = (items: number) =>
  fc.array(fc.array(point, { minLength: items, maxLength: items }), { minLength: 3, maxLength: 20 });
/** To nine places, of large values as well: a ratio with a denominator near nothing may be of any size. */
const near = (value: number, expected: number): void =>
  expect(Math.abs(value - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-9);

describe('agreement, whatever the answers', () => {
  it('mean and variance are those of another library, from answers and from their histogram', () => {
    fc.assert(
      fc.property(answers, (values) => {
        const counts = [1, 2, 3, 4, 5].map((each) => values.filter((value) => value === each).length);
        near(meanOf(values), mean(values));
        near(varianceOf(values), sampleVariance(values));
        near(varianceOfCounts(counts), sampleVariance(values));
        expect(answersOf(counts)).toEqual(values.toSorted());
      }),
    );
  });

  it('r_wg is 1 only when all say the same, never leaves 0 to 1, and is r_wg(j) of one statement', () => {
    fc.assert(
      fc.property(answers, (values) => {
        const variance = varianceOf(values);
        const index = rwg(variance, 5);
        expect(index === 1).toBe(new Set(values).size === 1);
        expect(index).toBeGreaterThanOrEqual(0);
        near(rwgJ([variance], 5), index);
      }),
    );
  });

  it('r_wg(j) grows with agreement and with equal statements, and does not ask for their order', () => {
    const variances = fc.array(fc.double({ min: 0, max: evenVariance(5), noNaN: true }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(variances, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const index = rwgJ(all, 5);
        near(rwgJ(all.toReversed(), 5), index);
        expect(rwgJ([...all, ...all], 5)).toBeGreaterThanOrEqual(index - 1e-12);
        expect(
          rwgJ(
            all.map((each) => each * share),
            5,
          ),
        ).toBeGreaterThanOrEqual(index - 1e-12);
      }),
    );
  });

  it('a_wg sees a scale and its mirror alike, and is 1 when all say the same away from the ends', () => {
    fc.assert(
      fc.property(answers, (values) => {
        const index = awg(values, 5);
        const mirrored = awg(
          values.map((value) => 6 - value),
          5,
        );
        if (index === null) return expect(mirrored).toBeNull();
        near(mirrored ?? NaN, index);
        expect(index).toBeLessThanOrEqual(1);
        expect(index === 1).toBe(new Set(values).size === 1);
      }),
    );
    expect(awg([3], 5)).toBeNull();
  });

  it('a_wg is −1 when everybody stands at one of the two ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 5), { minLength: 2, maxLength: 30 }), (values) => {
        fc.pre(new Set(values).size === 2);
        near(awg(values, 5) ?? NaN, -1);
      }),
    );
  });

  it('AD never exceeds the standard deviation and does not move with the answers', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: -9, max: 9 }), (values, by) => {
        const deviation = averageDeviation([values]);
        expect(deviation).toBeLessThanOrEqual(sampleStandardDeviation(values) + 1e-12);
        near(averageDeviation([values.map((value) => value + by)]), deviation);
      }),
    );
  });
});

describe('reliability, whatever the answers', () => {
  const groups = fc.array(answers, { minLength: 2, maxLength: 8 });

  it('ICC is the analysis of variance written out, does not change with the unit, and ICC(2) is ICC(1) stepped up', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const icc = intraclass(all.map(groupSums));
        const n = all.flat().length;
        const size = n / all.length;
        const between = all.reduce((sum, each) => sum + each.length * (mean(each) - mean(all.flat())) ** 2, 0);
        if (between < 1e-12) return;
        const within = all.reduce((sum, each) => sum + (each.length - 1) * sampleVariance(each), 0);
        near(icc!.msBetween, between / (all.length - 1));
        near(icc!.msWithin, within / (n - all.length));
        near(icc!.average, (size * icc!.single) / (1 + (size - 1) * icc!.single));
        const other = intraclass(all.map((each) => groupSums(each.map((value) => value * 25 - 25))));
        near(other!.single, icc!.single);
      }),
    );
  });

  it('so many raters as are needed give the reliability asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (single) => {
        const k = ratersNeeded(single)!;
        near((k * single) / (1 + (k - 1) * single), 0.7);
      }),
    );
    expect([0.2, 0.3, 0.4].map((single) => Math.round(ratersNeeded(single)! * 10) / 10)).toEqual([9.3, 5.4, 3.5]);
    expect(ratersNeeded(0)).toBeNull();
  });

  it('α is its definition, does not ask for the order of statements, and is 1 for one statement told J times', () => {
    fc.assert(
      fc.property(rows(4), (all) => {
        const totals = all.map((row) => row.reduce((sum, value) => sum + value, 0));
        const alpha = cronbachAlpha(all);
        if (sampleVariance(totals) < 1e-12) return expect(alpha).toBeNull();
        const single = [0, 1, 2, 3].map((item) => sampleVariance(all.map((row) => row[item]!)));
        near(alpha!, (4 / 3) * (1 - single.reduce((sum, each) => sum + each, 0) / sampleVariance(totals)));
        near(cronbachAlpha(all.map((row) => row.toReversed()))!, alpha!);
      }),
    );
    expect(cronbachAlpha([2, 3, 5].map((value) => [value, value, value]))).toBeCloseTo(1, 12);
    expect(cronbachAlpha([[2], [3], [5]])).toBeNull();
  });

  it('a sum and a sum of squares give mean and variance back', () => {
    fc.assert(
      fc.property(answers, (values) => {
        const told = meanAndVariance(groupSums(values));
        near(told.mean, mean(values));
        near(told.variance, sampleVariance(values));
      }),
    );
  });
});

describe('change, whatever the samples', () => {
  const sample = answers.map((values): Sample => ({
    n: values.length,
    mean: mean(values),
    sd: sampleStandardDeviation(values),
  }));
  const pair = (before: Sample, now: Sample, weight = 1) => ({ weight, before, now });

  it('turns with time: what had risen has fallen', () => {
    const mirror = { risen: 'fallen', fallen: 'risen', 'no-clear-change': 'no-clear-change' } as const;
    fc.assert(
      fc.property(sample, sample, (before, now) => {
        const there = changeWord([pair(before, now)]);
        const back = changeWord([pair(now, before)]);
        expect(back).toBe(there === null ? null : mirror[there]);
        expect(there === null).toBe(before.n < 4 || now.n < 4);
      }),
    );
  });

  it('degrees of freedom lie between the smaller sample’s and both together', () => {
    fc.assert(
      fc.property(sample, sample, (before, now) => {
        fc.pre(before.sd > 0 && now.sd > 0);
        const { df, standardError } = welch([pair(before, now)]);
        expect(df).toBeGreaterThanOrEqual(Math.min(before.n, now.n) - 1 - 1e-9);
        expect(df).toBeLessThanOrEqual(before.n + now.n - 2 + 1e-9);
        near(standardError ** 2, before.sd ** 2 / before.n + now.sd ** 2 / now.n);
      }),
    );
  });

  it('against a fixed value it is the t test of one sample', () => {
    fc.assert(
      fc.property(answers, point, (values, fixed) => {
        fc.pre(new Set(values).size > 1);
        const now = { n: values.length, mean: mean(values), sd: sampleStandardDeviation(values) };
        const { t, df } = welch([pair({ n: 1, mean: fixed, sd: 0 }, now)]);
        expect(df).toBeCloseTo(values.length - 1, 9);
        // The other library divides by n where the sample's own spread needs n − 1.
        near(t, tTest(values, fixed) * Math.sqrt((values.length - 1) / values.length));
      }),
    );
  });

  it('Student’s t falls with distance, is found again by its quantile, and is the normal’s from afar', () => {
    const df = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        df,
        fc.double({ min: 0, max: 8, noNaN: true }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        (n, t, more) => {
          expect(tProbability(t + more, n)).toBeLessThanOrEqual(tProbability(t, n) + 1e-12);
          near(tProbability(-t, n), tProbability(t, n));
        },
      ),
    );
    fc.assert(
      fc.property(df, fc.double({ min: 0.001, max: 0.9, noNaN: true }), (n, p) =>
        near(tProbability(tQuantile(p, n), n), p),
      ),
    );
    expect(tQuantile(0.05, 1e7)).toBeCloseTo(1.959964, 5);
    // Density by the other library's Γ: the probability between two points is its integral.
    const density = (x: number, n: number): number =>
      Math.exp(gammaln((n + 1) / 2) - gammaln(n / 2)) / Math.sqrt(n * Math.PI) / (1 + (x * x) / n) ** ((n + 1) / 2);
    for (const n of [3, 6.81, 20]) {
      const slope = (tProbability(1.9999, n) - tProbability(2.0001, n)) / 0.0002 / 2;
      expect(slope).toBeCloseTo(density(2, n), 6);
    }
  });
});

describe('gaps and norms, whatever the figures', () => {
  const figure = fc.double({ min: 1, max: 5, noNaN: true });
  const voices = fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      variance: fc.double({ min: 0, max: 4, noNaN: true }),
      n: fc.integer({ min: 1, max: 12 }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('self and others changed places turn the words round; no words within chance or half a step', () => {
    const mirror = { higher: 'lower', lower: 'higher', none: 'none' } as const;
    fc.assert(
      fc.property(figure, figure, voices, (self, others, spread) => {
        const gap = judgeGap(self, others, spread, 5);
        expect(judgeGap(others, self, spread, 5).worth).toBe(mirror[gap.worth]);
        if (gap.worth === 'none') return expect(gap.large).toBe(false);
        expect(Math.abs(self - others)).toBeGreaterThan(1.96 * standardErrorOfOthers(spread));
        expect(Math.abs(self - others)).toBeGreaterThanOrEqual(0.5 - 1e-9);
        expect(gap.large).toBe(Math.abs(self - others) >= 1 - 1e-9);
      }),
    );
  });

  it('SE shrinks with raters and does not change when all weights do', () => {
    fc.assert(
      fc.property(voices, (spread) => {
        const error = standardErrorOfOthers(spread);
        near(standardErrorOfOthers(spread.map((voice) => ({ ...voice, weight: voice.weight * 7 }))), error);
        near(standardErrorOfOthers(spread.map((voice) => ({ ...voice, n: voice.n * 4 }))), error / 2);
      }),
    );
  });

  it('a corner is on the side of each view; a named gap is one that a step of three quarters reaches', () => {
    fc.assert(
      fc.property(figure, figure, figure, (self, others, norm) => {
        fc.pre([self, others].every((each) => Math.abs(each - norm) > 1e-8));
        const corner = quadrantOf(self, others, norm);
        expect(corner === 'known-strength' || corner === 'blind-spot').toBe(self > norm);
        expect(corner === 'known-strength' || corner === 'hidden-strength').toBe(others > norm);
        expect(isNamedGap(self - others, 5)).toBe(Math.abs(self - others) >= defaultGapRules.named - 1e-9);
      }),
    );
  });

  it('percentiles are 50 on average, keep the order of figures, and bands follow them', () => {
    const all = fc.array(
      fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10),
      { minLength: 20, maxLength: 60 },
    );
    fc.assert(
      fc.property(all, (figures) => {
        const percentiles = figures.map((each) => midRankPercentile(each, figures));
        near(mean(percentiles), 50);
        figures.forEach((one, i) =>
          figures.forEach((other, j) => {
            if (one < other) expect(percentiles[i]!).toBeLessThan(percentiles[j]!);
          }),
        );
        figures.forEach((each, i) =>
          expect(normBand(each, figures)).toBe(
            percentiles[i]! < 25 ? 'lower-quarter' : percentiles[i]! > 75 ? 'upper-quarter' : 'middle-half',
          ),
        );
      }),
    );
  });

  it('a mean lies between its parts, and equal weights are no weights', () => {
    const figures = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), value: figure }), { minLength: 1 });
    fc.assert(
      fc.property(figures, (all) => {
        const told = weightedMean(all)!;
        const values = all.map(({ value }) => value);
        expect(told).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(told).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        near(weightedMean(values.map((value) => ({ weight: 3, value })))!, competencyMean(values, values.length)!);
      }),
    );
  });
});

describe('flags, whatever the form', () => {
  const form = fc.array(point, { maxLength: 40 });

  it('do not ask which end of the form comes first, nor which point was repeated', () => {
    fc.assert(
      fc.property(form, (given) => {
        const flag = isStraightLined(given);
        expect(isStraightLined(given.toReversed())).toBe(flag);
        expect(isStraightLined(given.map((value) => 6 - value))).toBe(flag);
        if (given.length < 8) expect(flag).toBe(false);
      }),
    );
    fc.assert(
      fc.property(point, fc.integer({ min: 8, max: 40 }), (value, length) =>
        expect(isStraightLined(Array.from({ length }, () => value))).toBe(true),
      ),
    );
  });

  it('too little is less than half', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (judged, put) => expect(isTooLittle(judged, put)).toBe(judged / put < 0.5)),
    );
  });
});
