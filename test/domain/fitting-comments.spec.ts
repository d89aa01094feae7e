import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentPages, fittingComments } from '../../src/domain/fitting-comments.js';
import type { ShownComments } from '../../src/domain/shown-report.js';

const topicsOf = (sizes: readonly (readonly (readonly number[])[])[]): ShownComments[] =>
  sizes.map((parts, topic) => ({
    about: { kind: 'question', questionId: `q${topic}` },
    question: null,
    parts: parts.map((items, part) => ({
      block: part === 0 ? 'peer' : 'subordinate',
      items: items.map((size, item) => ({ id: `${topic}.${part}.${item}`, text: 'ن'.repeat(size) })),
    })),
  }));
const shapes = fc.array(
  fc.array(fc.array(fc.nat(900), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 2 }),
  {
    maxLength: 5,
  },
);
const idsOf = (topics: readonly Pick<ShownComments, 'parts'>[]): string[] =>
  topics.flatMap(({ parts }) => parts.flatMap(({ items }) => items.map(({ id }) => id)));
const bytesOf = (parts: ShownComments['parts']): number =>
  parts.flatMap(({ items }) => items).reduce((sum, { text }) => sum + Buffer.byteLength(text) + 230, 0);

describe('the comments a page can hold', () => {
  it('are all of them where they fit', () => {
    const topics = topicsOf([[[10, 20], [5]], [[7]]]);
    expect(fittingComments(topics)).toEqual(topics);
  });

  it('are the first of each part, whole, at least one of each, and no more bytes than there is room', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 20_000 }), (sizes, bytes) => {
        const topics = topicsOf(sizes);
        const fitting = fittingComments(topics, bytes);
        fitting.forEach(({ parts }, topic) =>
          parts.forEach(({ items }, part) => {
            const all = topics[topic]!.parts[part]!.items;
            expect(items.length).toBeGreaterThan(0);
            expect(items).toEqual(all.slice(0, items.length));
          }),
        );
        const firsts = topics.map(({ parts }) => parts.map((each) => ({ ...each, items: each.items.slice(0, 1) })));
        const used = bytesOf(fitting.flatMap(({ parts }) => parts));
        expect(used).toBeLessThanOrEqual(Math.max(bytes, bytesOf(firsts.flat())));
      }),
    );
  });
});

describe('the pages of one question', () => {
  it('hold each comment once, in order, and none is fuller than it may be unless one comment alone is', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 6000 }), (sizes, bytes) => {
        for (const topic of topicsOf(sizes)) {
          const pages = commentPages(topic, bytes);
          expect(idsOf(pages.map((parts) => ({ parts })))).toEqual(idsOf([topic]));
          for (const parts of pages) {
            const alone = parts.flatMap(({ items }) => items).length === 1;
            expect(alone || bytesOf(parts) <= bytes).toBe(true);
          }
        }
      }),
    );
  });
});
