import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LessThan } from 'typeorm';
import { Clock } from '../../config/clock.js';
import { Turns } from '../../config/turns.js';
import { Database } from '../../database/database.js';
import { Texts } from '../../i18n/texts.js';
import { Snapshots } from '../../results/snapshots.js';
import { AnsweredWith } from '../../web/answered-with.js';
import { presentDocument } from '../pdf/document.presenter.js';
import { Typesetter } from '../pdf/typesetter.js';
import { ArchiveFiles } from './archive-files.js';
import { type OpenableReview, OpenableReports } from './openable-reports.js';
import { ReportArchiveEntity } from './report-archive.entity.js';

const everyMs = 20_000;
const leaseMinutes = 2;
const keptHours = 24;

/** Sets the reports of an archive one by one; an archive left half-done is taken up where it stands. */
@Injectable()
export class ReportArchivesWorker {
  private readonly log = new Logger('archives');
  private readonly turns = new Turns(() => this.work());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly openable: OpenableReports,
    private readonly snapshots: Snapshots,
    private readonly typesetter: Typesetter,
    private readonly files: ArchiveFiles,
  ) {}

  /** Runs soon, without anybody waiting for it. */
  wake(): void {
    this.turns.takeSoon();
  }

  @Interval(everyMs)
  tick(): Promise<void> {
    return this.turns.take();
  }

  private async work(): Promise<void> {
    await this.removeOld();
    for (const { id } of await this.due()) {
      const archive = await this.claim(id);
      if (archive) await this.setAll(archive);
    }
  }

  private async due(): Promise<ReportArchiveEntity[]> {
    const lost = { state: 'working', leaseUntil: LessThan(this.clock.now()) } as const;
    return this.database
      .of(ReportArchiveEntity)
      .find({ where: [{ state: 'waiting' }, lost], order: { createdAt: 'ASC' } });
  }

  /** Mine for two minutes, and longer with every report set; null when another instance was faster. */
  private async claim(id: string): Promise<ReportArchiveEntity | null> {
    return this.database.write(async () => {
      const rows = this.database.of(ReportArchiveEntity);
      const mine = { state: 'working', leaseUntil: this.lease() } as const;
      const fresh = await rows.update({ id, state: 'waiting' }, mine);
      const lost = { id, state: 'working', leaseUntil: LessThan(this.clock.now()) } as const;
      const isMine = fresh.affected === 1 || (await rows.update(lost, mine)).affected === 1;
      return isMine ? rows.findOneBy({ id }) : null;
    });
  }

  private async setAll({ id, personId, reviewIds, locale }: ReportArchiveEntity): Promise<void> {
    let [done, failed] = [0, 0];
    for (const report of await this.openable.among(reviewIds, personId)) {
      try {
        await this.setOne(id, report, Texts.in(locale));
        done += 1;
      } catch (error) {
        // Too many people wait for reports of their own: the rest is set at the next turn.
        if (error instanceof AnsweredWith) return this.keep(id, { state: 'waiting', leaseUntil: null });
        failed += 1;
        this.log.error(`The report of review ${report.reviewId} could not be set: ${String(error)}`);
      }
      await this.keep(id, { done, failed, leaseUntil: this.lease() });
    }
    await this.keep(id, { state: 'ready', done, failed, leaseUntil: null });
  }

  /** What is set already stays: that is what makes the work resumable. */
  private async setOne(archiveId: string, { reviewId, as }: OpenableReview, texts: Texts): Promise<void> {
    const frozen = await this.snapshots.latest(reviewId);
    if (!frozen || this.files.path(archiveId, reviewId, frozen.version)) return;
    const pdf = await this.typesetter.pdf(presentDocument(frozen.shown, as, texts));
    await this.files.keep(archiveId, reviewId, frozen.version, pdf);
  }

  private async keep(id: string, fields: Partial<ReportArchiveEntity>): Promise<void> {
    await this.database.write(() =>
      this.database.of(ReportArchiveEntity).update({ id, state: 'working' }, fields as object),
    );
  }

  private async removeOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptHours * 3_600_000);
    for (const { id } of await this.database.of(ReportArchiveEntity).findBy({ createdAt: LessThan(before) })) {
      await this.files.remove(id);
      await this.database.write(() => this.database.of(ReportArchiveEntity).delete({ id }));
    }
  }

  private lease(): Date {
    return new Date(this.clock.now().getTime() + leaseMinutes * 60_000);
  }
}
