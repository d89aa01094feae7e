import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { CommentSheets } from '../../src/reports/comments/comment-sheets.js';
import { SharedCommentEntity } from '../../src/reports/comments/shared-comment.entity.js';
import { type OwnComment, SharedComments } from '../../src/reports/comments/shared-comments.service.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { SnapshotCorrections } from '../../src/results/snapshot-corrections.js';
import type { SignedIn } from '../../src/web/visitor.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf, seeded } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

const questionnaire = questionnaireOf([2]);
const groups = ['peer', 'peer', 'peer', 'customer', 'customer', 'customer'] as const;
const subjects = 13;
const deeds = 120;
const fewest = 5;

/** Which report some words are from; only the attacker's judge knows. */
const reportOf = (text: string): string => text.split(' of ')[0]!;

/**
 * Somebody who reads the page after every deed and knows who did it tells words apart by when they stood there: those
 * that always came and went together stay together. Finds each such set that is from too few reports.
 */
function singledOut(states: readonly (readonly string[])[]): string[][] {
  const sets = new Map<string, string[]>();
  for (const text of new Set(states.flat())) {
    const seen = states.map((state) => (state.includes(text) ? '1' : '0')).join('');
    sets.set(seen, [...(sets.get(seen) ?? []), text]);
  }
  return [...sets.values()].filter((texts) => new Set(texts.map(reportOf)).size < fewest);
}

describe('words for all to read, watched while people offer them and take them back', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;
  let colleague: Visitor;
  let hr: SignedIn;

  beforeAll(async () => {
    testApp = await startTestApp();
    const reviews = Array.from({ length: subjects }, (_, subject) => ({
      requests: groups.map((group, index): GivenRequest => ({
        group,
        answers: answersOf(questionnaire, group, () => 3 + (index % 2), {
          comments: { keep: `Words ${subject} of ${index}` },
        }),
      })),
    }));
    const settings = { sharesComments: true };
    cycle = await givenMixedCycle(testApp, { questionnaire, settings, reviews });
    const { database } = testApp;
    await database.write(async () => {
      const released = { reportState: 'released' as const, releasedAt: testApp.clock.now() };
      await database.of(ReviewEntity).update({ cycleId: cycle.id }, released);
      await testApp.get(GroupSnapshots).publish(cycle.id);
    });
    colleague = await given(testApp).visitorFor(await given(testApp).employee());
    hr = { id: cycle.hr.id, roles: ['administrator'] } as unknown as SignedIn;
  }, 60_000);

  afterAll(() => testApp.close());

  it('the judge finds words that come or go alone, and not those that do so together', () => {
    const five = ['Words 0 of 1', 'Words 1 of 1', 'Words 2 of 1', 'Words 3 of 1', 'Words 4 of 1'];
    const six = [...five, 'Words 5 of 1'];
    expect(singledOut([[], six, []])).toEqual([]);
    expect(singledOut([[], five, six])).toEqual([['Words 5 of 1']]);
    expect(singledOut([six, five, six])).toEqual([['Words 5 of 1']]);
    expect(singledOut([[], ['Words 0 of 1', 'Words 0 of 2']])).toHaveLength(1);
  });

  it('never tells whose they are, whatever people, HR and corrections do in whatever order', async () => {
    const { database } = testApp;
    const shared = testApp.get(SharedComments);
    const sheets = testApp.get(CommentSheets);
    const random = seeded(20_261_124);
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const states: string[][] = [];
    const done: Record<string, number> = {};
    /** What the page would hold if cleared words simply stood there: the judge must find this. */
    const naive: string[][] = [];
    const written = new Map<string, OwnComment[]>();
    for (const { subject, id } of cycle.reviews)
      written.set(
        id,
        (await shared.ofReport(id, subject.id)).toSorted((one, other) => one.text.localeCompare(other.text)),
      );
    const texts = new Map([...written.values()].flat().map(({ id, text }) => [id, text]));
    const cleared = async (): Promise<string[]> =>
      (await database.of(SharedCommentEntity).findBy({ state: 'cleared' })).map(
        ({ commentId }) => texts.get(commentId) ?? '',
      );
    const act = async (): Promise<string> => {
      const dice = random();
      const { id: reviewId, subject } = pick(cycle.reviews)!;
      const offers = await database.of(SharedCommentEntity).find({ order: { commentId: 'ASC' } });
      if (dice < 0.5) {
        const offered = new Set(offers.map(({ commentId }) => commentId));
        const comment = pick(written.get(reviewId)!.filter(({ id }) => !offered.has(id)));
        // One withheld meanwhile can be offered no more.
        if (comment) await shared.offer(reviewId, comment.id, subject.id).catch(() => undefined);
        return 'offer';
      }
      if (dice < 0.8) {
        for (const { id } of offers.filter(({ state }) => state === 'waiting')) await shared.decide(id, 'cleared', hr);
        return 'clear';
      }
      if (dice < 0.9) {
        const [ready] = await sheets.waiting();
        if (!ready?.isEnough) return 'wait';
        await sheets.publish(cycle.id, hr.id);
        return 'publish';
      }
      const one = pick(offers.filter(({ state }) => state === 'cleared'));
      if (!one) return 'wait';
      const owner = cycle.reviews.find(({ id }) => id === one.reviewId)!.subject.id;
      if (dice < 0.95) await shared.takeBack(one.reviewId, one.commentId, owner);
      else if (dice < 0.98) await shared.decide(one.id, 'declined', hr);
      else await testApp.get(SnapshotCorrections).withholdComment(one.reviewId, one.commentId, hr.id);
      return 'take away';
    };
    for (let deed = 0; deed < deeds; deed += 1) {
      const kind = await database.write(act);
      done[kind] = (done[kind] ?? 0) + 1;
      if (kind === 'offer' || kind === 'wait') continue;
      states.push((await colleague.get('/values')).all('.quotes blockquote'));
      naive.push(await cleared());
    }
    expect(done.publish).toBeGreaterThanOrEqual(2);
    expect(done['take away']).toBeGreaterThanOrEqual(5);
    expect(new Set(states.map((state) => state.length)).size).toBeGreaterThan(3);
    expect(singledOut(states)).toEqual([]);
    expect(singledOut(naive).length).toBeGreaterThan(0);
  });
});
