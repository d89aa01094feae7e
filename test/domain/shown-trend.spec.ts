import { describe, expect, it } from '@jest/globals';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { EarlierCycle } from '../../src/domain/earlier-results.js';
import type { IndividualSnapshot } from '../../src/domain/individual-snapshot.js';
import { withoutBlock } from '../../src/domain/withheld-block.js';
import { answered, header, questionnaireOf, snapshotOf } from '../support/reviews.js';

const form = questionnaireOf([3, 2]);
const peers = (...rows: number[][]): OpenedAnswers[] => rows.map((points) => answered(form, 'peer', points));
const low = peers([3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [3, 2, 3, 3, 3], [2, 3, 3, 3, 3], [3, 3, 2, 3, 4], [3, 2, 3, 2, 3]);
const middle = peers(
  [4, 4, 4, 3, 3],
  [4, 4, 4, 3, 3],
  [4, 3, 4, 3, 3],
  [4, 4, 4, 3, 3],
  [4, 4, 3, 3, 3],
  [4, 4, 4, 2, 4],
);
const high = peers(
  [5, 5, 5, 3, 3],
  [5, 5, 5, 3, 3],
  [5, 5, 5, 3, 3],
  [5, 5, 5, 3, 3],
  [5, 4, 5, 3, 3],
  [5, 5, 5, 2, 4],
);
const year = (number: number): typeof header => ({
  ...header,
  cycleId: `c${number}`,
  cycleName: `Autumn ${number}`,
  closedOn: `${number}-10-31`,
});
const elsewhere: EarlierCycle = {
  cycleName: 'Old tool',
  endedOn: '2022-05-01',
  isImported: true,
  scale: { from: 1, to: 7 },
  competencies: [{ competencyId: 'c1', importedAs: 'Trust', others: 3.3, groups: [] }],
};
const first = snapshotOf(form, low, { header: year(2024) });
const second = snapshotOf(form, middle, { header: year(2025), previous: first });
const third = (more: object = {}): IndividualSnapshot =>
  snapshotOf(form, high, { header: year(2026), previous: second, older: [first], ...more });
const lineOf = (snapshot: IndividualSnapshot, id = 'c1') =>
  snapshot.shown.trend?.competencies.find(({ competencyId }) => competencyId === id)?.points;
const othersOf = ({ shown }: IndividualSnapshot) => shown.competencies[0]?.others;

describe('the trend over several cycles', () => {
  it('shows each cycle’s own shown figure, with the word that cycle’s report says', () => {
    const { trend } = third().shown;
    expect(trend?.cycles.map(({ cycleName, isImported }) => [cycleName, isImported])).toEqual([
      ['Autumn 2024', false],
      ['Autumn 2025', false],
      ['Autumn 2026', false],
    ]);
    expect(lineOf(third())).toEqual([
      { cycle: 0, value: othersOf(first), word: null },
      { cycle: 1, value: othersOf(second), word: 'risen' },
      { cycle: 2, value: othersOf(third()), word: 'risen' },
    ]);
  });

  it('is absent on a first report', () => {
    expect(first.shown).not.toHaveProperty('trend');
  });

  it('breaks where an earlier cycle asked in other words, and shows nothing from before the break', () => {
    const reworded = structuredClone(second);
    (reworded.shown.competencies[0]!.behaviours[0]!.statement as { en: string }).en = 'Does otherwise';
    const trend = third({ previous: reworded });
    expect(lineOf(trend)).toBeUndefined();
    expect(lineOf(trend, 'c2')).toHaveLength(3);
  });

  it('keeps a line apart from other groups', () => {
    const manager = answered(form, 'manager', [4, 4, 4, 4, 4]);
    const other = snapshotOf(form, [...middle, manager], { header: year(2025) });
    expect(third({ previous: other, older: [] }).shown.trend).toBeUndefined();
  });

  it('marks results from another tool, and never calls what follows them risen or fallen', () => {
    const trend = snapshotOf(form, middle, { header: year(2025), imported: [elsewhere] });
    expect(trend.shown.change).toBeNull();
    expect(trend.shown.trend?.cycles[0]).toMatchObject({ cycleName: 'Old tool', isImported: true });
    expect(lineOf(trend)?.map(({ value, word }) => [value, word])).toEqual([
      [3.3, null],
      [othersOf(second), null],
    ]);
    expect(lineOf(trend, 'c2')).toBeUndefined();
    expect(lineOf(third({ imported: [elsewhere] }))?.map(({ word }) => word)).toEqual([null, null, 'risen', 'risen']);
  });

  it('ends before this cycle where a correction takes its figure away', () => {
    expect(lineOf(withoutBlock(third(), 'peer'))?.map(({ cycle }) => cycle)).toEqual([0, 1]);
  });

  it('shows at most five cycles', () => {
    const older = [2023, 2022, 2021, 2020].map((number) => snapshotOf(form, low, { header: year(number) }));
    expect(third({ older: [first, ...older] }).shown.trend?.cycles.map(({ cycleId }) => cycleId)).toEqual([
      'c2022',
      'c2023',
      'c2024',
      'c2025',
      'c2026',
    ]);
  });
});
