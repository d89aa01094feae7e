import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { addDays, type IsoDate } from '../../domain/calendar.js';
import { NotFound } from '../../domain/errors.js';
import { SharedCommentEntity } from '../../reports/comments/shared-comment.entity.js';
import { CommentSheets } from '../../reports/comments/comment-sheets.js';
import { SharedComments } from '../../reports/comments/shared-comments.service.js';
import type { SignedIn } from '../../web/visitor.js';
import type { DemoClock } from './demo-clock.js';
import { tehran } from './demo-dates.js';
import { demoId } from './demo-ids.js';

const people = 6;
const clearers = ['mina.sohrabi', 'farid.nouri'];

/** Six people offered a comment of last year's report, and HR cleared and published it: what the page on brand values ends with. */
@Injectable()
export class DemoSharing {
  constructor(
    private readonly database: Database,
    private readonly shared: SharedComments,
    private readonly sheets: CommentSheets,
  ) {}

  async write(cycleId: string, from: IsoDate, clock: DemoClock): Promise<void> {
    clock.standAt(tehran(addDays(from, 20), 11));
    const where = { cycleId, reportState: 'acknowledged' as const, subjectId: Not(demoId('leila.rahimi')) };
    const reviews = await this.database.of(ReviewEntity).find({ where, order: { subjectId: 'ASC' } });
    const said = new Set<string>();
    for (const { id, subjectId } of reviews) {
      if (said.size === people) break;
      const comments = (await this.shared.ofReport(id, subjectId)).toSorted((a, b) => a.text.localeCompare(b.text));
      const isNew = ({ text }: { text: string }): boolean => !said.has(text);
      // Every other one in a script written from the right, where there is one.
      const wanted = comments.filter(({ text }) => /\p{Script=Arabic}/u.test(text) === (said.size % 2 === 1));
      const comment = wanted.find(isNew) ?? comments.find(isNew);
      if (!comment) continue;
      await this.database.write(() => this.shared.offer(id, comment.id, subjectId));
      if (await this.clear(comment.id)) said.add(comment.text);
    }
    if (said.size === people) await this.database.write(() => this.sheets.publish(cycleId, demoId('mina.sohrabi')));
  }

  /** By the first of HR who is not involved in the report. */
  private async clear(commentId: string): Promise<boolean> {
    const { id } = await this.database.of(SharedCommentEntity).findOneByOrFail({ commentId });
    for (const key of clearers) {
      const hr = { id: demoId(key), roles: ['administrator'] } as unknown as SignedIn;
      try {
        await this.database.write(() => this.shared.decide(id, 'cleared', hr));
        return true;
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
      }
    }
    return false;
  }
}
