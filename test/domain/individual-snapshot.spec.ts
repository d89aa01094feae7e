import { describe, expect, it } from '@jest/globals';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { answered, questionnaireOf, seeded, settings, snapshotOf } from '../support/reviews.js';

const form = questionnaireOf([3, 2]);
const people = (group: RaterGroup, ...rows: number[][]): OpenedAnswers[] =>
  rows.map((points) => answered(form, group, points));

const peers = people('peer', [4, 4, 3, 2, 4], [4, 5, 3, 3, 4], [3, 4, 3, 2, 0], [4, 4, 4, 2, 3]);
const team = people('subordinate', [5, 5, 4, 3, 4], [4, 5, 4, 3, 5], [5, 4, 4, 2, 4]);
const manager = people('manager', [4, 4, 4, 2, 4]);
const self = people('self', [3, 3, 3, 5, 4]);
const everyone = [...self, ...manager, ...peers, ...team];

describe('a report’s figures', () => {
  const { shown } = snapshotOf(form, everyone);
  const [first, second] = shown.competencies;

  it('per behaviour and block: one decimal, n, ends coded', () => {
    expect(first?.behaviours[0]?.blocks).toEqual([
      { key: 'manager', value: 4, endCode: null, n: 1 },
      { key: 'peer', value: 3.8, endCode: null, n: 4 },
      { key: 'subordinate', value: 4.6, endCode: 'top', n: 3 },
    ]);
    expect(second?.behaviours[1]?.blocks[1]).toEqual({ key: 'peer', value: 3.7, endCode: null, n: 3 });
  });

  it('others on a behaviour: manager 4, peers 3.75, team at its band’s middle 4.8333', () => {
    expect(first?.behaviours[0]?.others).toBe(4.2);
  });

  it('a competency is the mean of exact cells, the others the mean of the blocks’ competencies', () => {
    expect(first?.blocks).toEqual([
      { key: 'manager', value: 4, endCode: null, n: 1 },
      { key: 'peer', value: 3.8, endCode: null, n: 4 },
      { key: 'subordinate', value: 4.6, endCode: null, n: 3 },
    ]);
    expect(first?.self).toBe(3);
    // (4 + (3.75 + 4.25 + 3.25)/3 + (29/6 + 29/6 + 4)/3) / 3
    expect(first?.others).toBe(4.1);
    expect(first?.gap).toEqual({ value: -1.1, worth: 'lower', large: true });
  });

  it('quadrants, named gaps and lists follow from them', () => {
    const quick = second?.behaviours[0];
    expect(quick).toMatchObject({ self: 5, others: 2.3, quadrant: 'blind-spot' });
    expect(shown.norm).toEqual({ value: 3.5, isOrganisation: false });
    expect(shown.blindSpots).toEqual([{ behaviourId: 'c2b1', competencyId: 'c2', self: 5, others: 2.3, gap: 2.7 }]);
    expect(shown.hiddenStrengths.map(({ behaviourId }) => behaviourId)).toEqual(['c1b2', 'c1b1', 'c1b3']);
    expect(shown.strongest).toEqual(['c1b2', 'c1b1']);
    expect(shown.weakest).toEqual(['c2b1', 'c1b3']);
  });

  it('brand values are the mean of their competencies', () => {
    expect(shown.values.map(({ id, self: own, others }) => [id, own, others])).toEqual([
      ['v1', 3, first?.others],
      ['v2', 4.5, second?.others],
    ]);
  });

  it('a block of three or four is marked, and counts are told', () => {
    expect(shown.blocks.map(({ key, n, fewAnswers }) => [key, n, fewAnswers])).toEqual([
      ['self', 1, false],
      ['manager', 1, false],
      ['peer', 4, true],
      ['subordinate', 3, true],
    ]);
  });

  it('a gap has its words from the statements’ own spread, whoever answered which together', () => {
    const spread = [
      [1, 3, 5],
      [3, 5, 1],
      [5, 1, 3],
      [3, 3, 3],
    ];
    const straight = spread.map((_, row) => spread.map((points) => points[row] ?? 3).slice(0, 3));
    const high = people('self', [4, 4, 4, 5, 5]);
    const gapOf = (rows: number[][]) =>
      snapshotOf(form, [...high, ...people('peer', ...rows)]).shown.competencies[0]?.gap;
    // Every rater's mean is 3: between raters there is no spread at all, yet the gap could be chance.
    expect(gapOf(spread)).toEqual({ value: 1, worth: 'none', large: false });
    expect(gapOf(straight)?.worth).toBe('none');
    expect(gapOf(spread.map(() => [3, 3, 3]))?.worth).toBe('higher');
  });

  it('one mind looks like nearly one mind in words and bars (decision 0014)', () => {
    const shown = (rows: number[][]) => snapshotOf(form, people('peer', ...rows)).shown;
    const same = Array.from({ length: 12 }, () => [4, 4, 4, 4, 4]);
    const nearly = same.map((row, index) => (index === 0 ? [3, 3, 3, 3, 3] : index === 1 ? [5, 5, 5, 5, 5] : row));
    expect(shown(same).competencies).toEqual(shown(nearly).competencies);
    expect(shown(same).competencies[0]?.distribution).toEqual({ low: 0, middle: 8, high: 92, n: 12 });
  });

  it('agreement and spread need more people than this', () => {
    expect(first).toMatchObject({ agreement: null, distribution: null });
    const many = [...everyone, ...people('customer', [4, 4, 3, 3, 3], [4, 3, 4, 3, 4], [4, 4, 4, 4, 4])];
    expect(snapshotOf(form, many).shown.competencies[0]).toMatchObject({
      agreement: 'close',
      distribution: { low: 0, middle: 27, high: 73, n: 10 },
    });
  });

  it('a narrow gap lies in its corner without being named', () => {
    const near = snapshotOf(form, [
      ...people('self', [4, 3]),
      ...people('peer', [3, 4], [3, 4], [4, 4], [3, 3], [4, 3]),
    ]).shown;
    expect(near.competencies[0]?.behaviours.map(({ quadrant }) => quadrant)).toEqual([
      'blind-spot',
      'hidden-strength',
      null,
    ]);
    expect([near.blindSpots, near.hiddenStrengths]).toEqual([[], []]);
  });

  it('every person weighs the same by the people of a block, not by who judged all', () => {
    const some = people('peer', [4, 4, 4], [4, 4, 4], [4, 4, 4], [0, 0, 0, 4, 4], [0, 0, 0, 4, 4]);
    const three = people('subordinate', [2, 2, 2], [2, 2, 3], [2, 3, 2]);
    const { shown } = snapshotOf(form, [...some, ...three], { settings: { ...settings, weights: { kind: 'people' } } });
    // (5·4 + 3·(2 + 7/3 + 7/3)/3) / 8; by the three who judged it would be 3.1
    expect(shown.competencies[0]?.others).toBe(3.3);
  });

  it('weights change the others', () => {
    const weights = { kind: 'views', of: { manager: 0, peer: 1, subordinate: 0, customer: 1 } } as const;
    const onlyPeers = snapshotOf(form, everyone, { settings: { ...settings, weights } }).shown.competencies[0];
    expect(onlyPeers?.others).toBe(3.8);
    const byPerson = snapshotOf(form, everyone, { settings: { ...settings, weights: { kind: 'people' } } }).shown;
    // (4 + 4·3.75 + 3·29/6) / 8
    expect(byPerson.competencies[0]?.behaviours[0]?.others).toBe(4.2);
  });

  it('what is kept for the change test stands beside it and never in it', () => {
    const { kept } = snapshotOf(form, everyone);
    expect(kept.samples.map(({ block, competencyId, n }) => `${block} ${competencyId} ${n}`)).toEqual([
      'manager c1 1',
      'manager c2 1',
      'peer c1 4',
      'peer c2 3',
      'subordinate c1 3',
      'subordinate c2 3',
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/"sd"|"kept"|"counts"|"exact"/);
  });
});

describe('parts that are absent', () => {
  it('without a self survey there is nothing to compare', () => {
    const { shown } = snapshotOf(form, [...manager, ...peers]);
    expect(shown.absent).toEqual(['no-self', 'no-comments']);
    expect(shown.competencies.every(({ gap, self: own }) => gap === null && own === null)).toBe(true);
    expect([shown.blindSpots, shown.hiddenStrengths]).toEqual([[], []]);
  });

  it('with too few others only self and manager are shown, and no number under k', () => {
    const { shown } = snapshotOf(form, [...self, ...manager, ...peers.slice(0, 2)], {
      invited: { self: 1, manager: 1, peer: 5, customer: 4 },
    });
    expect(shown.absent).toContain('too-few-others');
    expect(shown.competencies[0]).toMatchObject({ self: 3, others: null, gap: null });
    expect(shown.competencies[0]?.blocks.map(({ key }) => key)).toEqual(['manager']);
    expect([shown.strongest, shown.weakest]).toEqual([[], []]);
    expect(shown.who).toEqual({
      self: true,
      total: { answered: null, invited: 10 },
      parts: [
        { label: 'manager', answered: 1, invited: 1 },
        { label: 'peer', answered: null, invited: 5 },
        { label: 'customer', answered: null, invited: 4 },
      ],
    });
  });

  it('a behaviour under k in a block is hidden there and in everything made from it', () => {
    const hidden = [...people('peer', [4, 4, 3, 1, 4], [4, 5, 3, 1, 4], [3, 4, 3, 0, 3], [4, 4, 4, 0, 3]), ...manager];
    const competency = snapshotOf(form, hidden).shown.competencies[1];
    expect(competency?.behaviours[0]).toMatchObject({ others: null, blocks: [{ key: 'manager' }] });
    // manager (2 + 4)/2 and peers 3.5 alone
    expect(competency?.others).toBe(3.3);
  });
});

describe('who answered (R9)', () => {
  it('is told by shown block, a merged one without its parts', () => {
    const opened = [...manager, ...peers, ...team.slice(0, 2)];
    const { who } = snapshotOf(form, opened, { invited: { self: 1, manager: 1, peer: 5, subordinate: 4 } }).shown;
    expect(who).toEqual({
      self: false,
      total: { answered: 7, invited: 10 },
      parts: [
        { label: 'manager', answered: 1, invited: 1 },
        { label: 'peer-and-others', answered: 6, invited: 9 },
      ],
    });
  });
});

describe('comments in a report', () => {
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
  const wrote = (group: RaterGroup): OpenedAnswers[] =>
    texts.map((text) =>
      answered(form, group, [4, 4, 4, 4, 4], { keep: `${group} ${text}` }, { c1: `${group} ${text}` }),
    );
  const told = (sources: Parameters<typeof snapshotOf>[2]): string[][] =>
    snapshotOf(form, [...wrote('peer'), ...wrote('customer')], sources).shown.comments.map(({ parts }) =>
      parts.flatMap(({ items }) => items.map(({ text }) => text)),
    );

  it('stand by question and block, in a new order for every question and snapshot', () => {
    const [first, second] = [told({ random: seeded(1) }), told({ random: seeded(5) })];
    expect(first.map((each) => each.length)).toEqual([12, 12]);
    expect(first[0]?.slice(0, 6).every((text) => text.startsWith('peer'))).toBe(true);
    expect(first[0]).not.toEqual(second[0]);
    expect(first[0]).not.toEqual(first[1]);
  });
});
