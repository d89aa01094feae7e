import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { readersOf } from '../domain/report-readers.js';
import { PersonEntity } from '../people/person.entity.js';
import { GroupSnapshots } from '../results/group-snapshots.js';
import { ResultsService } from '../results/results.service.js';
import { CommentReadings } from './comments/comment-readings.service.js';
import { ReleasableReports } from './releasable-reports.js';
import { ReportOpenings } from './report-openings.js';

/** One review as HR sees it at release: names and states, never a figure. */
export interface ReleasedReview {
  readonly review: ReviewEntity;
  readonly subjectName: string;
  readonly readerNames: readonly string[];
  readonly isOpened: boolean;
}

export interface ReleaseOverview {
  readonly cycle: CycleEntity;
  readonly reviews: readonly ReleasedReview[];
  readonly requests: { readonly done: number; readonly all: number };
  readonly mergedReports: number;
  /** Reports whose comments nobody of HR has read yet; null where HR does not read them. */
  readonly unreadComments: number | null;
  readonly group: { readonly subjects: number; readonly publishedAt: Date | null } | null;
}

const idsPerQuery = 500;

@Injectable()
export class ReleaseOverviews {
  constructor(
    private readonly database: Database,
    private readonly releasable: ReleasableReports,
    private readonly results: ResultsService,
    private readonly groups: GroupSnapshots,
    private readonly openings: ReportOpenings,
    private readonly readings: CommentReadings,
  ) {}

  async of(cycleId: string): Promise<ReleaseOverview> {
    const cycle = await this.releasable.cycle(cycleId);
    const group = await this.groups.of(cycleId);
    return {
      cycle,
      reviews: await this.reviewsOf(cycle),
      requests: await this.requestsOf(cycleId),
      unreadComments: cycle.settings.hrReadsComments ? await this.readings.unread(cycleId) : null,
      mergedReports: await this.results.mergedReports(cycleId),
      group: group && { subjects: group.shown.company.subjects, publishedAt: group.publishedAt },
    };
  }

  /** By name. */
  private async reviewsOf(cycle: CycleEntity): Promise<ReleasedReview[]> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId: cycle.id, mixState: Not('withdrawn') });
    const opened = await this.openings.openedBySubject(new Map(reviews.map(({ id, subjectId }) => [id, subjectId])));
    const readers = reviews.map((review) => readersOf(review, cycle.settings));
    const names = await this.namesOf([...reviews.map(({ subjectId }) => subjectId), ...readers.flat()]);
    return reviews
      .map((review, index) => ({
        review,
        subjectName: names.get(review.subjectId) ?? '',
        readerNames: (readers[index] ?? []).map((id) => names.get(id) ?? ''),
        isOpened: opened.has(review.id),
      }))
      .toSorted((one, other) => one.subjectName.localeCompare(other.subjectName, undefined, { numeric: true }));
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    const wanted = [...new Set(ids)];
    for (let start = 0; start < wanted.length; start += idsPerQuery) {
      const some = In(wanted.slice(start, start + idsPerQuery));
      for (const { id, name } of await this.database.of(PersonEntity).findBy({ id: some })) names.set(id, name);
    }
    return names;
  }

  private async requestsOf(cycleId: string): Promise<ReleaseOverview['requests']> {
    const counted = await this.database
      .of(AssignmentEntity)
      .createQueryBuilder('assignment')
      .innerJoin(ReviewEntity, 'review', 'review.id = assignment.reviewId')
      .where("review.cycleId = :cycleId AND review.mixState <> 'withdrawn'", { cycleId })
      .select(['COUNT(*) AS "all"', `SUM(CASE WHEN assignment.status = 'done' THEN 1 ELSE 0 END) AS "done"`])
      .getRawOne<{ all: number | string; done: number | string | null }>();
    return { all: Number(counted?.all ?? 0), done: Number(counted?.done ?? 0) };
  }
}
