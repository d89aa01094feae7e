import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import type { BlockLabel } from '../../domain/blocks.js';
import type { MendedNames } from '../../domain/corrections.js';
import { FormRejected, fieldProblem, NotFound } from '../../domain/errors.js';
import { readersOf } from '../../domain/report-readers.js';
import type { WithheldPart } from '../../domain/withheld-parts.js';
import { dateIn } from '../../domain/zone-time.js';
import { Outbox } from '../../mail/outbox.js';
import { PersonEntity } from '../../people/person.entity.js';
import { type CorrectableReport, SnapshotCorrections } from '../../results/snapshot-corrections.js';
import type { SignedIn } from '../../web/visitor.js';
import { ArchiveFiles } from '../archives/archive-files.js';
import { CommentJudges } from '../comments/comment-judges.js';
import { ReportRelease } from '../report-release.js';

/** A report that may be corrected, as HR sees it: names, rater groups and what was corrected so far. */
export interface CorrectedReport {
  readonly review: ReviewEntity;
  readonly report: CorrectableReport;
  /** The person's name and job title as the list of people has them today. */
  readonly today: { readonly subjectName: string; readonly jobTitle: string };
  /** Somebody may open it already, and is told. */
  readonly isHandedOver: boolean;
  /** Who takes part in this feedback does not correct its report. */
  readonly mayCorrect: boolean;
}

export interface CorrectionWish {
  readonly reason: string;
  readonly version: number;
}

/** HR corrects a frozen report without seeing what it says; whoever may read it is told. */
@Injectable()
export class ReportCorrections {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly corrections: SnapshotCorrections,
    private readonly judges: CommentJudges,
    private readonly releases: ReportRelease,
    private readonly outbox: Outbox,
    private readonly files: ArchiveFiles,
  ) {}

  async of(reviewId: string, me: SignedIn): Promise<CorrectedReport> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId });
    if (!review || review.mixState === 'withdrawn') throw new NotFound();
    const report = await this.corrections.of(reviewId);
    const person = await this.database.of(PersonEntity).findOneBy({ id: review.subjectId });
    return {
      review,
      report,
      today: { subjectName: person?.name ?? '', jobTitle: person?.jobTitle ?? '' },
      isHandedOver: (await this.told(review)).length > 0,
      mayCorrect: await this.judges.may(review, me),
    };
  }

  /** NotFound for a foreign report, and for whoever takes part in its feedback. */
  async correctable(reviewId: string, me: SignedIn): Promise<CorrectedReport> {
    const found = await this.of(reviewId, me);
    if (!found.mayCorrect) throw new NotFound();
    return found;
  }

  async partsLost(reviewId: string, block: BlockLabel): Promise<WithheldPart[]> {
    return this.corrections.partsLost(reviewId, block);
  }

  async mendNames(reviewId: string, names: MendedNames, wish: CorrectionWish, me: SignedIn): Promise<void> {
    const { review, report } = await this.correctable(reviewId, me);
    if (changedNames(report, names).length === 0) throw nothingChanged();
    await this.database.write(async () => {
      await this.corrections.mendNames(reviewId, names, await this.note(review, wish, me));
      await this.tell(review, report.version + 1);
    });
    await this.files.forget(reviewId);
  }

  async withholdBlock(reviewId: string, block: BlockLabel, wish: CorrectionWish, me: SignedIn): Promise<void> {
    const { review, report } = await this.correctable(reviewId, me);
    await this.database.write(async () => {
      await this.corrections.withholdBlock(reviewId, block, await this.note(review, wish, me));
      await this.tell(review, report.version + 1);
    });
    await this.files.forget(reviewId);
  }

  private async note(
    review: ReviewEntity,
    wish: CorrectionWish,
    me: SignedIn,
  ): Promise<CorrectionWish & { actorId: string; on: string }> {
    const { timeZone } = await this.database.of(CycleEntity).findOneByOrFail({ id: review.cycleId });
    return { ...wish, actorId: me.id, on: dateIn(this.clock.now(), timeZone) };
  }

  /** One mail for each correction to everybody who could read the version before. */
  private async tell(review: ReviewEntity, version: number): Promise<void> {
    const people = await this.told(review);
    if (people.length === 0) return;
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: review.cycleId });
    const dueAt = this.releases.mailTime(this.clock.now(), cycle);
    await this.outbox.put(
      ...people.map((personId) => ({
        kind: 'report-corrected' as const,
        personId,
        cycleId: review.cycleId,
        round: `${review.id}-${version}`,
        references: { review: review.id },
        dueAt,
      })),
    );
  }

  private async told(review: ReviewEntity): Promise<string[]> {
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: review.cycleId });
    const isReleased = review.reportState === 'released' || review.reportState === 'acknowledged';
    const isWithReader = isReleased || review.reportState === 'with-reader';
    const wasGiven = review.releasedToReaderAt !== null && review.releasedToReaderAt <= this.clock.now();
    const readers = isWithReader && wasGiven ? readersOf(review, cycle.settings) : [];
    return [...new Set([...(isReleased ? [review.subjectId] : []), ...readers])];
  }
}

/** The names that would read differently. */
export function changedNames({ header }: Pick<CorrectableReport, 'header'>, names: MendedNames): (keyof MendedNames)[] {
  const fields = ['subjectName', 'jobTitle', 'department', 'cycleName'] as const;
  return fields.filter((field) => (names[field] ?? '') !== (header[field] ?? ''));
}

export function nothingChanged(): FormRejected {
  return new FormRejected([fieldProblem('subjectName', 'corrections.nothing-changed')]);
}
