import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import { hasComment, withMendedNames, withoutComment } from '../../src/domain/corrections.js';
import type { IndividualSnapshot } from '../../src/domain/individual-snapshot.js';
import { withoutBlock } from '../../src/domain/withheld-block.js';
import { partsLost } from '../../src/domain/withheld-parts.js';
import { reviewsOf } from '../support/review-arbitraries.js';
import { answered, mixed, questionnaireOf, snapshotOf } from '../support/reviews.js';

const form = questionnaireOf([3, 2, 3], 1);
const norms = {
  quadrants: 3.6,
  competencies: { c1: Array.from({ length: 30 }, (_, index) => 3 + index / 20) },
  values: { v1: 3.7, v2: null },
};

/** Every place in a report where something is said, as "path" → value. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}/${keyOf(each) ?? key}`));
}

/** Rows of lists are known by what they are about, so that a list may lose rows. */
function keyOf(row: unknown): string | null {
  if (row === null || typeof row !== 'object') return null;
  if ('about' in row) return JSON.stringify(row.about);
  const { id, key, block, behaviourId, competencyId } = row as Record<string, string | undefined>;
  return id ?? key ?? behaviourId ?? competencyId ?? block ?? null;
}

const newParts = /^\/(withheld|absent)\/|^\/(strongest|weakest)\//;

describe('a block that is withheld', () => {
  const withBlock = reviewsOf(form).chain((opened) => {
    const keys = mixed(form, opened).blocks.map(({ key }) => key);
    return keys.length === 0 ? fc.constant(null) : fc.constantFrom(...keys).map((key) => ({ opened, key }) as const);
  });

  it('leaves nothing that was not said before', () => {
    fc.assert(
      fc.property(withBlock, reviewsOf(form), (given, earlier) => {
        fc.pre(given !== null);
        const previous = snapshotOf(form, earlier, { norms });
        const before = snapshotOf(form, given.opened, { norms, previous });
        const after = withoutBlock(before, given.key);
        const said = new Map(leaves(before.shown));
        for (const [path, value] of leaves(after.shown)) {
          if (newParts.test(path) || value === null || path.includes('/change/')) continue;
          expect([path, value]).toEqual([path, said.get(path)]);
        }
        expect(after.kept.samples.every((sample) => before.kept.samples.includes(sample))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves nothing that its answers have a part in', () => {
    fc.assert(
      fc.property(withBlock, fc.integer({ min: 1, max: 5 }), (given, point) => {
        fc.pre(given !== null);
        const { groups } = mixed(form, given.opened).blocks.find(({ key }) => key === given.key)!;
        const others = given.opened.map((each) => (groups.includes(each.group) ? everyPoint(each, point) : each));
        const figuresOf = (opened: OpenedAnswers[]): unknown => {
          const { shown, kept } = withoutBlock(snapshotOf(form, opened, { norms }), given.key);
          return { shown: { ...shown, comments: [] }, kept };
        };
        expect(figuresOf(others)).toEqual(figuresOf(given.opened));
      }),
      { numRuns: 200 },
    );
  });

  it('takes its averages, gaps, places, spread and change along, and keeps the figures of the others', () => {
    const before = reportWithChange();
    const { shown, kept } = withoutBlock(before, 'peer');
    expect(before.shown.competencies[0]).toMatchObject({ agreement: 'close', gap: { value: -1 } });
    expect(shown.competencies[0]).toMatchObject({
      self: 3,
      others: null,
      gap: null,
      agreement: null,
      distribution: null,
      band: null,
      blocks: [{ key: 'subordinate', value: 4 }],
    });
    expect(shown.values[0]).toMatchObject({ self: 3, others: null });
    expect([shown.strongest, shown.weakest, shown.blindSpots, shown.hiddenStrengths]).toEqual([[], [], [], []]);
    expect(before.shown.change?.competencies[0]?.others.kind).toBe('no-clear-change');
    expect(shown.change?.competencies[0]).toMatchObject({
      others: { kind: 'broken', reason: 'absent' },
      blocks: [{ key: 'subordinate', change: { kind: 'no-clear-change', from: 4, to: 4 } }],
    });
    expect(shown.comments.flatMap(({ parts }) => parts.map(({ block }) => block))).toEqual(['subordinate']);
    expect(kept.samples.some(({ block }) => block === 'peer')).toBe(false);
    expect(shown.withheld).toEqual(['peer']);
  });

  it('is withheld once only', () => {
    const once = withoutBlock(reportWithChange(), 'peer');
    expect(() => withoutBlock(once, 'peer')).toThrow(RangeError);
    expect(withoutBlock(once, 'self').shown).toMatchObject({
      withheld: ['peer', 'self'],
      absent: expect.arrayContaining(['no-self']) as unknown as string[],
    });
  });
});

describe('a comment that is withheld', () => {
  it('is gone whole; every other word and figure stays as it was', () => {
    const before = reportWithChange();
    const { id } = before.shown.comments[0]!.parts[0]!.items[0]!;
    const after = withoutComment(before, id);
    expect(hasComment(after.shown, id)).toBe(false);
    expect({ ...after.shown, comments: [] }).toEqual({ ...before.shown, comments: [] });
    const texts = ({ shown }: IndividualSnapshot): string[] =>
      shown.comments.flatMap(({ parts }) => parts.flatMap(({ items }) => items.map((item) => item.id)));
    expect(texts(after)).toEqual(texts(before).filter((each) => each !== id));
    expect(() => withoutComment(after, id)).toThrow(RangeError);
  });

  it('leaves "no comments" when it was the last', () => {
    let report = reportWithChange();
    const ids = report.shown.comments.flatMap(({ parts }) => parts.flatMap(({ items }) => items.map(({ id }) => id)));
    for (const id of ids) report = withoutComment(report, id);
    expect(report.shown.comments).toEqual([]);
    expect(report.shown.absent).toContain('no-comments');
  });
});

it('mended names change the header alone', () => {
  const before = reportWithChange();
  const after = withMendedNames(before, { subjectName: 'Leila Karimi' });
  expect(after.shown.header).toEqual({ ...before.shown.header, subjectName: 'Leila Karimi' });
  expect({ ...after.shown, header: null }).toEqual({ ...before.shown, header: null });
});

it('names can carry nothing but names, even when more is handed in', () => {
  const before = reportWithChange();
  const smuggled = { subjectName: 'Leila', closedOn: '2020-01-01', reviewId: 'another', competencies: [] };
  const after = withMendedNames(before, smuggled);
  expect(after.shown).toEqual({ ...before.shown, header: { ...before.shown.header, subjectName: 'Leila' } });
});

describe('what is said to go with a block', () => {
  it('is every kind of figure that is gone from the report, and no other', () => {
    const before = reportWithChange();
    const lost = (key: 'peer' | 'self' | 'manager') =>
      partsLost(
        before.shown,
        before.shown.blocks.some((block) => block.key === key) ? withoutBlock(before, key).shown : before.shown,
        key,
      );
    expect(lost('peer')).toEqual([
      'figures',
      'averages',
      'gaps',
      'ranks',
      'spread',
      'comments',
      'change',
      'trend',
      'values',
      'bands',
    ]);
    expect(lost('self')).toEqual(['figures', 'gaps', 'values']);
    expect(lost('manager')).toEqual([]);
  });
});

function everyPoint({ group, answers }: OpenedAnswers, point: number): OpenedAnswers {
  const ratings = Object.fromEntries(Object.keys(answers.ratings).map((id) => [id, point]));
  return { group, answers: { ...answers, ratings } };
}

function reportWithChange(): IndividualSnapshot {
  const wrote = (group: 'peer' | 'subordinate', point: number, size: number): OpenedAnswers[] =>
    Array.from({ length: size }, (_, number) =>
      answered(
        form,
        group,
        Array.from({ length: 8 }, () => point),
        number < 2 ? { keep: `${group} ${number}` } : {},
      ),
    );
  const self = answered(form, 'self', [3, 3, 3, 3, 3, 3, 3, 3]);
  const opened = [self, ...wrote('peer', 4, 5), ...wrote('subordinate', 4, 4)].filter(
    (each) => Object.keys(each.answers.ratings).length > 0,
  );
  const previous = snapshotOf(form, opened, { norms });
  return snapshotOf(form, opened, { norms, previous, review: mixed(form, opened) });
}
