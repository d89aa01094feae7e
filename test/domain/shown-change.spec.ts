import { describe, expect, it } from '@jest/globals';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { answered, header, questionnaireOf, snapshotOf } from '../support/reviews.js';

const form = questionnaireOf([3, 2]);
const people = (group: RaterGroup, ...rows: number[][]): OpenedAnswers[] =>
  rows.map((points) => answered(form, group, points));
const team = people('subordinate', [5, 5, 4, 3, 4], [4, 5, 4, 3, 5], [5, 4, 4, 2, 4]);
const manager = people('manager', [4, 4, 4, 2, 4]);

describe('change since the previous report', () => {
  const cycle = { ...header, cycleId: 'next', cycleName: 'Next' };
  const spread = people('peer', [3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [2, 3, 3, 3, 3], [3, 3, 4, 3, 4], [3, 2, 3, 2, 3]);
  const better = people('peer', [4, 4, 4, 3, 3], [4, 4, 4, 3, 3], [4, 4, 3, 3, 3], [4, 4, 5, 3, 3], [4, 4, 4, 2, 4]);
  const before = snapshotOf(form, [...manager, ...spread]);

  it('says risen with both shown figures, or no clear change', () => {
    const { change, competencies } = snapshotOf(form, [...manager, ...better], {
      previous: before,
      header: cycle,
    }).shown;
    expect(change?.since).toEqual({ cycleId: 'autumn', cycleName: 'Autumn' });
    expect(change?.competencies[0]).toEqual({
      competencyId: 'c1',
      others: { kind: 'risen', from: before.shown.competencies[0]?.others, to: competencies[0]?.others },
      blocks: [{ key: 'peer', change: { kind: 'risen', from: 2.9, to: 4 } }],
    });
    expect(change?.competencies[1]?.others.kind).toBe('no-clear-change');
  });

  it('is absent on a first report', () => {
    expect(before.shown.change).toBeNull();
  });

  it('breaks when wording, scale or groups differ', () => {
    const reasons = (previous: typeof before, opened: OpenedAnswers[]): unknown => {
      const line = snapshotOf(form, opened, { previous }).shown.change?.competencies[0];
      return [line?.others, line?.blocks[0]?.change].map((each) =>
        each?.kind === 'broken' ? each.reason : each?.kind,
      );
    };
    const edited = structuredClone(before);
    (edited.shown.competencies[0]!.behaviours[0]!.statement as { en: string }).en = 'Does otherwise';
    expect(reasons(edited, [...manager, ...better])).toEqual(['wording', 'wording']);
    const relabelled = structuredClone(before);
    (relabelled.shown.scale.labels[0] as { en: string }).en = 'at no time';
    expect(reasons(relabelled, [...manager, ...better])).toEqual(['scale', 'scale']);
    const reweighed = { ...before, kept: { ...before.kept, weights: { kind: 'people' } as const } };
    expect(reasons(reweighed, [...manager, ...better])).toEqual(['groups', 'risen']);
    expect(reasons(before, better)).toEqual(['groups', 'risen']);
    expect(reasons(before, [...manager, ...better, ...team.slice(0, 1)])).toEqual(['groups', 'groups']);
    expect(reasons(before, [...manager, ...better, ...team])).toEqual(['groups', 'risen']);
  });

  it('a language added since does not break it', () => {
    const translated = structuredClone(before);
    for (const { behaviours } of translated.shown.competencies)
      for (const { statement } of behaviours) (statement as { fa: string }).fa = 'به قولش عمل می‌کند.';
    const { change } = snapshotOf(form, [...manager, ...better], { previous: translated }).shown;
    expect(change?.competencies[0]?.others.kind).toBe('risen');
  });

  it('compares only the same shown behaviours, and not under four raters', () => {
    const thin = people('peer', [4, 4, 0, 3, 3], [4, 4, 0, 3, 3], [4, 4, 0, 3, 3], [4, 4, 5, 3, 3], [4, 4, 4, 2, 4]);
    const line = snapshotOf(form, [...manager, ...thin], { previous: before }).shown.change?.competencies[0];
    expect(line?.blocks[0]?.change).toEqual({ kind: 'broken', reason: 'groups' });
    const three = snapshotOf(form, better.slice(0, 3), { previous: snapshotOf(form, spread) }).shown.change;
    expect(three?.competencies[0]?.blocks[0]?.change).toEqual({ kind: 'broken', reason: 'few' });
  });

  it('one mind in both cycles says no more than nearly one mind (decision 0014)', () => {
    const all = (point: number): OpenedAnswers[] =>
      people('peer', ...Array.from({ length: 6 }, () => Array(5).fill(point)));
    const nearly = (point: number): OpenedAnswers[] => [
      ...people('peer', Array(5).fill(point - 1), Array(5).fill(point + 1)),
      ...all(point).slice(2),
    ];
    const said = (from: OpenedAnswers[], to: OpenedAnswers[]) =>
      snapshotOf(form, to, { previous: snapshotOf(form, from) }).shown.change?.competencies[0]?.others.kind;
    for (const [from, to] of [
      [2, 3],
      [3, 4],
      [2, 4],
    ] as const)
      expect(said(all(from), all(to))).toBe(said(nearly(from), nearly(to)));
    expect(said(all(2), all(4))).toBe('risen');
  });

  it('does not tell on which side of its band an end-coded figure lies', () => {
    const rows = (...points: number[]): OpenedAnswers[] =>
      people('peer', ...points.map((point) => Array(5).fill(point)));
    const said = (to: OpenedAnswers[]) =>
      snapshotOf(form, to, { previous: snapshotOf(form, rows(3, 4, 4, 4, 4)) }).shown.change;
    expect(said(rows(5, 5, 5, 5, 5))).toEqual(said(rows(5, 5, 5, 5, 4)));
  });
});
