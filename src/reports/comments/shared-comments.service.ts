import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../config/clock.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { isIdLike, randomId } from '../../database/random-id.js';
import { NotFound, RuleBroken } from '../../domain/errors.js';
import { readableComments } from '../../domain/readable-comments.js';
import { Snapshots } from '../../results/snapshots.js';
import type { SignedIn } from '../../web/visitor.js';
import { ReportAccess } from '../report-access.js';
import { CommentSheets } from './comment-sheets.js';
import { JudgedComments } from './judged-comments.js';
import { SharedCommentEntity } from './shared-comment.entity.js';

/** Null: not offered. 'published' stands on the page; 'gone' did, until something of its sheet was taken away. */
export type OfferState = SharedCommentEntity['state'] | 'published' | 'gone';

export interface OwnComment {
  readonly id: string;
  readonly text: string;
  readonly state: OfferState | null;
}

export interface OfferedComment {
  readonly offer: SharedCommentEntity;
  readonly state: OfferState;
  readonly cycleName: string;
  /** Null once it is no longer in the report. */
  readonly text: string | null;
}

/** What HR may still decide about, or take in again. */
const inHand: readonly OfferState[] = ['waiting', 'cleared', 'published'];

/**
 * Comments that leave their report: only where the cycle told raters so before they wrote, the person offers them and
 * HR clears them; published in sheets of several reports, and taken back at any time.
 */
@Injectable()
export class SharedComments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: ReportAccess,
    private readonly judged: JudgedComments,
    private readonly snapshots: Snapshots,
    private readonly sheets: CommentSheets,
  ) {}

  /** What others wrote in the person's own report, and what became of it. */
  async ofReport(reviewId: string, personId: string): Promise<OwnComment[]> {
    const standing = await this.sheets.standing(await this.own(reviewId, personId));
    const frozen = await this.snapshots.latest(reviewId);
    const offers = await this.database.of(SharedCommentEntity).findBy({ reviewId });
    const comments = frozen ? readableComments(frozen.shown).flatMap((topic) => [...topic.comments]) : [];
    return comments.map(({ id, text }) => {
      const offer = offers.find(({ commentId }) => commentId === id);
      return { id, text, state: offer ? stateOf(offer, standing) : null };
    });
  }

  /** Belongs inside a write; saying it twice changes nothing. */
  async offer(reviewId: string, commentId: string, personId: string): Promise<void> {
    const cycleId = await this.own(reviewId, personId);
    if ((await this.judged.textOf(reviewId, commentId)) === null) throw new NotFound();
    const offers = this.database.of(SharedCommentEntity);
    if (await offers.existsBy({ commentId })) return;
    const offeredAt = this.clock.now();
    const row = {
      id: randomId(),
      reviewId,
      cycleId,
      commentId,
      state: 'waiting' as const,
      offeredAt,
      decidedById: null,
      sheetId: null,
      sheetSize: null,
    };
    await offers.createQueryBuilder().insert().orIgnore().values(row).execute();
    await this.audit.record(personId, 'comment.offered', { review: reviewId });
  }

  /**
   * At any time, whatever HR has decided. What stood on a sheet takes the sheet along and cannot be offered again: its
   * return would tell whose it is. Belongs inside a write.
   */
  async takeBack(reviewId: string, commentId: string, personId: string): Promise<void> {
    await this.own(reviewId, personId);
    const offers = this.database.of(SharedCommentEntity);
    const unseen = await offers.delete({ reviewId, commentId, sheetId: IsNull() });
    const seen = await offers.update({ reviewId, commentId, state: Not('taken-back') }, { state: 'taken-back' });
    if (unseen.affected === 1 || seen.affected === 1)
      await this.audit.record(personId, 'comment.taken-back', { review: reviewId });
  }

  /** Those this person of HR may decide about. */
  async forHr(me: SignedIn): Promise<OfferedComment[]> {
    const offers = await this.database.of(SharedCommentEntity).find({ order: { id: 'ASC' } });
    const mine: OfferedComment[] = [];
    const standing = new Set<string>();
    for (const cycleId of new Set(offers.map((offer) => offer.cycleId)))
      for (const sheetId of await this.sheets.standing(cycleId)) standing.add(sheetId);
    for (const offer of offers) {
      const review = await this.judged.reviewFor(offer, me);
      const state = stateOf(offer, standing);
      if (review && inHand.includes(state))
        mine.push({ offer, state, cycleName: await this.judged.cycleName(review), text: null });
    }
    return mine;
  }

  async countWaiting(me: SignedIn): Promise<number> {
    return (await this.forHr(me)).filter(({ offer }) => offer.state === 'waiting').length;
  }

  /** One comment alone; the opening is logged before anything is shown. */
  async open(id: string, me: SignedIn): Promise<OfferedComment> {
    const { offer, review } = await this.find(id, me);
    const text = await this.judged.textOf(offer.reviewId, offer.commentId);
    if (text !== null)
      await this.database.write(() => this.audit.record(me.id, 'comment.opened', { review: offer.reviewId }));
    const state = stateOf(offer, await this.sheets.standing(offer.cycleId));
    return { offer, state, cycleName: await this.judged.cycleName(review), text };
  }

  /** HR lets a waiting one out, or leaves it in its report; one that is out it may take in again. */
  async decide(id: string, state: 'cleared' | 'declined', me: SignedIn): Promise<void> {
    const { offer } = await this.find(id, me);
    const from = state === 'cleared' ? ['waiting'] : ['waiting', 'cleared'];
    if (!from.includes(offer.state)) throw new RuleBroken('comments.decided-already');
    await this.database.of(SharedCommentEntity).update({ id }, { state, decidedById: me.id });
    await this.audit.record(me.id, `comment.${state}`, { review: offer.reviewId });
  }

  /** Only the person, only after release, only where raters were told; the id of the cycle. */
  private async own(reviewId: string, personId: string): Promise<string> {
    const { cycle, as } = await this.access.find(reviewId, personId);
    if (as !== 'subject' || !cycle.settings.sharesComments) throw new NotFound();
    return cycle.id;
  }

  private async find(id: string, me: SignedIn): Promise<{ offer: SharedCommentEntity; review: ReviewEntity }> {
    const offer = isIdLike(id) ? await this.database.of(SharedCommentEntity).findOneBy({ id }) : null;
    const review = offer && (await this.judged.reviewFor(offer, me));
    if (!offer || !review) throw new NotFound();
    return { offer, review };
  }
}

function stateOf({ state, sheetId }: SharedCommentEntity, standing: ReadonlySet<string>): OfferState {
  if (state !== 'cleared' || sheetId === null) return state;
  return standing.has(sheetId) ? 'published' : 'gone';
}
