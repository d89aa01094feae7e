import { describe, expect, it } from '@jest/globals';
import { type ProgressRequest, progressOf, type RequestState } from '../../src/domain/progress.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';

const requests = (reviewId: string, ...list: [RaterGroup, RequestState][]): ProgressRequest[] =>
  list.map(([group, state]) => ({ reviewId, group, state }));

describe('progress of a cycle', () => {
  const all = [
    ...requests('enough', ['peer', 'sent'], ['peer', 'sent'], ['customer', 'sent'], ['self', 'open']),
    ...requests('two short', ['peer', 'sent'], ['peer', 'open'], ['manager', 'sent'], ['self', 'sent']),
    ...requests('one short', ['peer', 'sent'], ['customer', 'sent'], ['customer', 'bounced'], ['peer', 'declined']),
  ];

  it('puts those closest to no report first, and those with enough last', () => {
    const order = progressOf(['enough', 'two short', 'one short'], all, 3).map(({ reviewId, missing }) => [
      reviewId,
      missing,
    ]);
    expect(order).toEqual([
      ['one short', 1],
      ['two short', 2],
      ['enough', 0],
    ]);
  });

  it('does not count the person and the manager towards the minimum', () => {
    const [review] = progressOf(['r'], requests('r', ['self', 'sent'], ['manager', 'sent'], ['peer', 'sent']), 3);
    expect(review?.missing).toBe(2);
  });

  it('tells per group how many were sent, asked, declined and bounced', () => {
    const [review] = progressOf(['one short'], all, 3);
    expect(review?.groups).toEqual([
      { group: 'peer', counts: { sent: 1, open: 0, declined: 1, bounced: 0 } },
      { group: 'customer', counts: { sent: 1, open: 0, declined: 0, bounced: 1 } },
    ]);
  });

  it('counts a review that nobody was asked about as short of everything', () => {
    expect(progressOf(['empty'], [], 4)).toEqual([{ reviewId: 'empty', groups: [], missing: 4 }]);
  });
});
