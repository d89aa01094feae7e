import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { BehaviourEntity } from '../competencies/behaviour.entity.js';
import { Config } from '../config/config.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { LateAdditionEntity } from '../cycles/late-addition.entity.js';
import { type CycleProgress, ProgressService } from '../cycles/progress.service.js';
import { ReminderService } from '../cycles/reminder.service.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { nextStep, type NextStep } from '../domain/next-step.js';
import { MailServer } from '../mail/mail-server.js';
import { OutboxWorker } from '../mail/outbox.worker.js';
import { PersonEntity } from '../people/person.entity.js';
import { CommentReports } from '../reports/comments/comment-reports.service.js';
import { SharedComments } from '../reports/comments/shared-comments.service.js';
import type { SignedIn } from '../web/visitor.js';

export interface HrHome {
  readonly step: NextStep;
  readonly cycle: CycleEntity | null;
  /** Only while a cycle is open. */
  readonly progress: CycleProgress | null;
  readonly waitingAdditions: number;
  readonly held: number;
  readonly reportedComments: number;
  readonly offeredComments: number;
  /** Only in the demo, whose visitors cannot wait for the last day. */
  readonly canSkipAhead: boolean;
}

/** What an administrator finds at home: the one next step, and what else needs them. */
@Injectable()
export class HrHomeService {
  constructor(
    private readonly database: Database,
    private readonly mailServer: MailServer,
    private readonly outbox: OutboxWorker,
    private readonly config: Config,
    private readonly progress: ProgressService,
    private readonly reminders: ReminderService,
    private readonly comments: CommentReports,
    private readonly offers: SharedComments,
  ) {}

  async for(me: SignedIn): Promise<HrHome> {
    const cycle = await this.latestCycle();
    const reviews = cycle ? await this.database.of(ReviewEntity).findBy({ cycleId: cycle.id }) : [];
    const isOpen = cycle?.state === 'open';
    const left = cycle && isOpen ? (await this.reminders.remindable(cycle.id)).raterIds.length : 0;
    const count = (test: (review: ReviewEntity) => boolean) => reviews.filter(test).length;
    return {
      step: nextStep({
        // The first administrator alone is nobody to review.
        people: (await this.database.of(PersonEntity).countBy({ kind: 'employee' })) - 1,
        isMailAccepted: this.mailServer.isAccepted(),
        isMailFailing: this.outbox.isFailing,
        behaviours: await this.database.of(BehaviourEntity).count(),
        cycle: cycle && {
          state: cycle.state,
          left,
          stuck: count((review) => review.mixState === 'stuck'),
          ready: count((review) => review.reportState === 'built'),
        },
      }),
      cycle,
      progress: cycle && isOpen ? await this.progress.of(cycle.id, me.id) : null,
      waitingAdditions: await this.database.of(LateAdditionEntity).count(),
      reportedComments: await this.comments.countWaiting(me),
      offeredComments: await this.offers.countWaiting(me),
      held: count((review) => review.reportState === 'held'),
      canSkipAhead: this.config.demo && isOpen,
    };
  }

  private async latestCycle(): Promise<CycleEntity | null> {
    const [latest] = await this.database.of(CycleEntity).find({
      where: { state: Not('archived'), kind: 'review' },
      order: { createdAt: 'DESC' },
      take: 1,
    });
    return latest ?? null;
  }
}
