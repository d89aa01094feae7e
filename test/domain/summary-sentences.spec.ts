import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { ShownReport } from '../../src/domain/shown-report.js';
import { summarise } from '../../src/domain/summary-sentences.js';
import { answered, questionnaireOf, snapshotOf } from '../support/reviews.js';
import { reviewsOf } from '../support/review-arbitraries.js';

const form = questionnaireOf([1, 1, 1]);
const people = (group: RaterGroup, size: number, ...points: number[]): OpenedAnswers[] =>
  Array.from({ length: size }, () => answered(form, group, points));
const shownOf = (...opened: OpenedAnswers[][]): ShownReport => snapshotOf(form, opened.flat()).shown;

describe('the headline', () => {
  it('names what others see most, and a competency they see less of than the person does', () => {
    const { headline } = summarise(shownOf(people('self', 1, 4, 2, 5), people('peer', 5, 4, 2, 3)));
    expect(headline).toEqual({ key: 'summary.headline-blind-spot', params: { best: 'c1', other: 'c3' } });
  });

  it('else the one with most room', () => {
    const { headline } = summarise(shownOf(people('self', 1, 4, 2, 3), people('peer', 5, 4, 2, 3)));
    expect(headline).toEqual({ key: 'summary.headline-room', params: { best: 'c1', other: 'c2' } });
    const without = summarise(shownOf(people('peer', 5, 2, 2, 4))).headline;
    expect(without).toEqual({ key: 'summary.headline-room', params: { best: 'c3', other: 'c1' } });
  });

  it('singles out nothing when all figures are alike', () => {
    const { headline, inShort } = summarise(shownOf(people('self', 1, 3, 3, 3), people('peer', 5, 3, 3, 3)));
    expect(headline).toBeNull();
    expect(inShort).toEqual([{ key: 'summary.no-gaps', params: {} }]);
  });

  it('with too few others names only who answered', () => {
    const { headline, inShort } = summarise(shownOf(people('manager', 1, 3, 4, 4), people('peer', 2, 3, 3, 3)));
    expect(headline).toEqual({ key: 'summary.too-few', params: { self: false, manager: true } });
    expect(inShort).toEqual([]);
  });
});

describe('in short', () => {
  it('one blind spot, one hidden strength with both figures, and a first step on the other competency', () => {
    const { inShort } = summarise(shownOf(people('self', 1, 2, 4, 5), people('peer', 5, 4, 3, 2)));
    expect(inShort).toEqual([
      { key: 'summary.blind-spot', params: { behaviourId: 'c3b1', self: 5, others: 2 } },
      { key: 'summary.hidden-strength', params: { behaviourId: 'c1b1', self: 2, others: 4 } },
      { key: 'summary.first-step', params: { competencyId: 'c3', idea: 0 } },
    ]);
  });

  it('the change with the largest move up and down, else a steady line, else that it is broken', () => {
    const kinds = (before: OpenedAnswers[], now: OpenedAnswers[], edit?: (shown: ShownReport) => void): string[] => {
      const previous = structuredClone(snapshotOf(form, before));
      edit?.(previous.shown);
      const { inShort } = summarise(snapshotOf(form, now, { previous }).shown);
      return inShort.map(({ key }) => key).filter((key) => /risen|fallen|change|broken/.test(key));
    };
    const mild = people('peer', 6, 3, 3, 3);
    expect(kinds(mild, people('peer', 6, 4, 2, 3))).toEqual(['summary.risen', 'summary.fallen']);
    expect(kinds(mild, mild)).toEqual(['summary.no-clear-change']);
    expect(kinds(people('customer', 6, 3, 3, 3), mild)).toEqual(['summary.line-broken']);
    expect(kinds(mild, mild.slice(3))).toEqual([]);
  });

  it('says where answers were far apart', () => {
    const wide = questionnaireOf([3]);
    const rows = [1, 5, 1, 5, 1, 5, 1, 5].map((point) => answered(wide, 'peer', [point, point, point]));
    const { inShort } = summarise(snapshotOf(wide, rows).shown);
    expect(inShort).toContainEqual({ key: 'summary.split', params: { competencyId: 'c1' } });
  });
});

describe('notes', () => {
  it('who answered, merged and small groups, what is absent', () => {
    const shown = shownOf(people('manager', 1, 4, 4, 4), people('peer', 3, 4, 3, 2), people('customer', 1, 3, 3, 3));
    expect(summarise(shown).notes).toEqual([
      { key: 'summary.who', params: { answered: 5, invited: 5 } },
      { key: 'summary.merged', params: { block: 'peer-and-others' } },
      { key: 'summary.few-answers', params: { block: 'peer-and-others', n: 4 } },
      { key: 'summary.no-self', params: {} },
      { key: 'summary.no-comments', params: { kc: 3 } },
    ]);
  });

  it('no number of answers is told when a group under k would follow from it', () => {
    const { notes } = summarise(shownOf(people('self', 1, 4, 4, 4), people('peer', 2, 4, 3, 2)));
    expect(notes.map(({ key }) => key)).not.toContain('summary.who');
  });
});

it('every figure in a sentence stands in the report', () => {
  fc.assert(
    fc.property(reviewsOf(form), reviewsOf(form), (before, now) => {
      const { shown } = snapshotOf(form, now, { previous: snapshotOf(form, before) });
      const text = JSON.stringify(shown);
      const { headline, inShort, notes } = summarise(shown);
      for (const sentence of [headline, ...inShort, ...notes])
        for (const value of Object.values(sentence?.params ?? {}))
          if (sentence?.key !== 'summary.first-step' && typeof value !== 'boolean')
            expect(text).toContain(JSON.stringify(value));
    }),
  );
});
