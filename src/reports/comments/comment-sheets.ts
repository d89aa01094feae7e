import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { Database } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import { NotFound, RuleBroken } from '../../domain/errors.js';
import { readableComments } from '../../domain/readable-comments.js';
import {
  reportsTogether,
  type SheetComment,
  sheetsOf,
  shownTogether,
  wholeSheets,
} from '../../domain/shared-comments.js';
import { secureRandom } from '../../database/secure-random.js';
import { Snapshots } from '../../results/snapshots.js';
import { SharedCommentEntity } from './shared-comment.entity.js';

/** Cleared comments of one cycle that are on no sheet yet. */
export interface WaitingSheet {
  readonly cycleId: string;
  readonly cycleName: string;
  readonly comments: number;
  readonly fromReports: number;
  readonly isEnough: boolean;
}

/**
 * Cleared comments on the page of brand values. HR publishes them in sheets, each from several reports, and a sheet
 * comes and goes as a whole and never returns: the page before and after one person's offer, or its withdrawal, tells
 * nobody which words were theirs (anonymity R13).
 */
@Injectable()
export class CommentSheets {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly snapshots: Snapshots,
  ) {}

  /** What waits for its sheet, by cycle. */
  async waiting(): Promise<WaitingSheet[]> {
    const offers = await this.cleared({ sheetId: IsNull() });
    const ids = [...new Set(offers.map(({ cycleId }) => cycleId))];
    const cycles = await this.database.of(CycleEntity).find({ where: { id: In(ids) }, order: { closesOn: 'DESC' } });
    return cycles
      .filter(({ settings }) => settings.sharesComments)
      .map(({ id, name, settings }) => {
        const own = offers.filter(({ cycleId }) => cycleId === id);
        const fromReports = reportsTogether(settings.thresholds);
        const isEnough = sheetsOf(own, settings.thresholds, secureRandom).length > 0;
        return { cycleId: id, cycleName: name, comments: own.length, fromReports, isEnough };
      });
  }

  /** Puts all that is cleared and still in its report on new sheets. Belongs inside a write. */
  async publish(cycleId: string, personId: string): Promise<void> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId });
    if (!cycle?.settings.sharesComments) throw new NotFound();
    const offers = this.database.of(SharedCommentEntity);
    const ready = await this.cleared({ cycleId, sheetId: IsNull() });
    const sheets = sheetsOf(ready, cycle.settings.thresholds, secureRandom);
    if (sheets.length === 0) throw new RuleBroken('comments.too-few-reports');
    for (const sheet of sheets) {
      const where = { id: In(sheet.map(({ id }) => id)), state: 'cleared' as const, sheetId: IsNull() };
      const { affected } = await offers.update(where, { sheetId: randomId(), sheetSize: sheet.length });
      if (affected !== sheet.length) throw new RuleBroken('comments.decided-already');
    }
    await this.audit.record(personId, 'comment.published', { cycle: cycleId });
  }

  /** What everybody may read of a cycle. */
  async wordsOf(cycleId: string): Promise<string[]> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId });
    return cycle?.settings.sharesComments ? shownTogether(await this.published(cycleId)) : [];
  }

  /** Ids of the sheets of a cycle that stand on the page. */
  async standing(cycleId: string): Promise<Set<string>> {
    return wholeSheets(await this.published(cycleId));
  }

  private async published(cycleId: string): Promise<SheetComment[]> {
    return this.cleared({ cycleId, sheetId: Not(IsNull()) });
  }

  /** Those still in their report, with their words; each report is opened once. */
  private async cleared(
    where: FindOptionsWhere<SharedCommentEntity>,
  ): Promise<(SharedCommentEntity & { readonly text: string })[]> {
    const offers = await this.database.of(SharedCommentEntity).findBy({ ...where, state: 'cleared' });
    const words = new Map<string, string>();
    for (const reviewId of new Set(offers.map((offer) => offer.reviewId))) {
      const frozen = await this.snapshots.latest(reviewId);
      const topics = frozen ? readableComments(frozen.shown) : [];
      for (const { id, text } of topics.flatMap(({ comments }) => [...comments])) words.set(id, text);
    }
    return offers.flatMap((offer) => {
      const text = words.get(offer.commentId);
      return text === undefined ? [] : [{ ...offer, text }];
    });
  }
}
