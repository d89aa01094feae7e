import { averageDeviation, awg, meanOf, rwg, rwgJ, varianceOf } from '../domain/agreement.js';
import { changeWord, type Sample } from '../domain/change.js';
import { onFivePoints } from '../domain/earlier-results.js';
import { defaultGapRules, judgeGap, standardErrorOfOthers } from '../domain/gaps.js';
import { midRankPercentile, normBand } from '../domain/norms.js';
import { cronbachAlpha, groupSums, intraclass, ratersNeeded } from '../domain/reliability.js';
import { competencyMean, weightedMean } from '../domain/scoring.js';
import { distributionOf } from '../domain/spread.js';
import { countAndSum } from '../domain/tally.js';
import type { Texts } from '../i18n/texts.js';
import type { MethodSection } from './method-sections.js';

const points = 5;
const figure = (value: number | null, texts: Texts, decimals = 1): string => texts.number(value ?? 0, decimals);
const listed = (values: readonly number[], texts: Texts, decimals = 0): string =>
  values.map((value) => texts.number(value, decimals)).join(texts.t('method.comma'));

/** Worked examples in sentences; every number in them is what the domain's own function gives. */
export function exampleSentences(texts: Texts): Readonly<Partial<Record<MethodSection, readonly string[]>>> {
  return {
    scores: [scores(texts)],
    others: [others(texts)],
    gap: [gap(0.4, texts), gap(1.6, texts), gapRounding(texts)],
    spread: [spread(texts)],
    change: [change([3, 4, 3, 4, 3], [4, 4, 5, 4], texts), change([3, 4, 3, 4, 3], [3, 4, 5, 4], texts)],
    earlier: [texts.t('method.earlier.example', { from: 7, x: figure(onFivePoints(7, { from: 0, to: 10 }), texts) })],
    norms: [norms(texts)],
    raters: [raters(texts)],
    quality: quality(texts),
  };
}

function scores(texts: Texts): string {
  const counts = [0, 0, 1, 2, 1];
  const { n, sum } = countAndSum(counts);
  const behaviour = sum / n;
  return texts.t('method.scores.example', {
    answers: listed([3, 4, 4, 5], texts),
    x: figure(behaviour, texts),
    second: figure(3, texts),
    competency: figure(competencyMean([behaviour, 3], 3), texts),
  });
}

function others(texts: Texts): string {
  const values = [3, 3.5, 2.5];
  const weighted = (weights: readonly number[]): string =>
    figure(weightedMean(values.map((value, index) => ({ value, weight: weights[index] ?? 0 }))), texts);
  const weights = [20, 30, 10];
  return texts.t('method.others.example', {
    values: listed(values, texts, 1),
    even: weighted([1, 1, 1]),
    weights: listed(weights, texts),
    weighted: weighted(weights),
  });
}

function gap(variance: number, texts: Texts): string {
  const voices = [{ weight: 1, variance, n: 5 }];
  const { value, worth } = judgeGap(4, 3.2, voices, points);
  const key = worth === 'none' ? 'method.gap.example-even' : `method.gap.example-${worth}`;
  return texts.t(key, {
    self: figure(4, texts),
    others: figure(3.2, texts),
    gap: figure(Math.abs(value), texts),
    chance: figure(1.96 * standardErrorOfOthers(voices), texts, 2),
    least: figure(defaultGapRules.worth, texts),
  });
}

/** 13 of 15 points over three statements, beside 2.95: both figures round away from the gap between them. */
function gapRounding(texts: Texts): string {
  const [self, others] = [13 / 3, 2.95];
  const { value } = judgeGap(self, others, null, points);
  return texts.t('method.gap.example-rounding', {
    self: figure(self, texts),
    others: figure(others, texts),
    gap: figure(value, texts),
    exactSelf: figure(self, texts, 2),
    exactOthers: figure(others, texts, 2),
    exactGap: figure(self - others, texts, 2),
  });
}

function spread(texts: Texts): string {
  const bands = distributionOf([[1, 1, 3, 4, 1]]);
  return texts.t('method.spread.example', {
    n: bands?.n ?? 0,
    low: bands?.low ?? 0,
    middle: bands?.middle ?? 0,
    high: bands?.high ?? 0,
  });
}

function change(before: readonly number[], now: readonly number[], texts: Texts): string {
  const sample = (values: readonly number[]): Sample => ({
    n: values.length,
    mean: meanOf(values),
    sd: Math.sqrt(varianceOf(values)),
  });
  const word = changeWord([{ weight: 1, before: sample(before), now: sample(now) }]) ?? 'no-clear-change';
  return texts.t('method.change.example', {
    before: listed(before, texts),
    from: figure(meanOf(before), texts),
    now: listed(now, texts),
    to: figure(meanOf(now), texts),
    word: texts.t(`report.change.word.${word}`),
  });
}

function norms(texts: Texts): string {
  const all = Array.from({ length: 24 }, (_, index) => 3 + Math.floor(index / 2) / 10);
  const own = all[20] ?? 0;
  return texts.t('method.norms.example', {
    n: all.length,
    below: all.filter((each) => each < own).length,
    x: figure(own, texts),
    percentile: texts.number(Math.round(midRankPercentile(own, all))),
    band: texts.t(`report.band.${normBand(own, all) ?? 'middle-half'}`),
  });
}

function raters(texts: Texts): string {
  const [low, middle, high] = [0.2, 0.3, 0.4].map((single) => figure(ratersNeeded(single), texts));
  return texts.t('method.raters.example', { low, middle, high });
}

function quality(texts: Texts): string[] {
  const answers = [4, 4, 5, 3];
  const groups = [
    [4, 5, 4],
    [2, 3, 3],
    [3, 3, 4],
    [5, 5, 4],
  ];
  const icc = intraclass(groups.map(groupSums));
  const told = (value: number | null | undefined): string => figure(value ?? null, texts, 2);
  return [
    texts.t('method.quality.example-rwg', {
      answers: listed(answers, texts),
      rwg: told(rwg(varianceOf(answers), points)),
      ad: told(averageDeviation([answers])),
      awg: told(awg(answers, points)),
      rwgJ: told(rwgJ([varianceOf(answers), 0.25, 1], points)),
    }),
    texts.t('method.quality.example-icc', {
      groups: groups.map((group) => listed(group, texts)).join(texts.t('method.semicolon')),
      icc1: told(icc?.single),
      icc2: told(icc?.average),
      alpha: told(cronbachAlpha(groups)),
    }),
  ];
}
