import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { type ProgressRequest, progressOf, type ReviewProgress } from '../domain/progress.js';
import { DepartmentEntity } from '../people/department.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { ReviewEntity } from './review.entity.js';
import { type RunningRequest, RunningRequests } from './running-requests.js';

export interface SubjectProgress extends ReviewProgress {
  readonly subjectName: string;
  readonly department: string;
}

export interface CycleProgress {
  readonly cycle: CycleEntity;
  /** Closest to no report first. */
  readonly subjects: readonly SubjectProgress[];
  readonly requests: readonly RunningRequest[];
}

/** Who has answered, for administrators: by name, without times, without anything derived from an answer. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly database: Database,
    private readonly running: RunningRequests,
  ) {}

  /** Leaves out every review in which the viewer is the person rated or the coach. */
  async of(cycleId: string, viewerId: string): Promise<CycleProgress> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, kind: 'review' });
    if (!cycle) throw new NotFound();
    const all = await this.database.of(ReviewEntity).findBy({ cycleId });
    const reviews = all.filter((review) => mayFollow(review, viewerId));
    const ids = new Set(reviews.map((review) => review.id));
    const requests = (await this.running.of(cycleId)).filter((request) => ids.has(request.reviewId));
    const subjects = await this.named(reviews);
    const progress = progressOf(
      subjects.map((subject) => subject.reviewId),
      requests.map(progressRequest),
      cycle.settings.thresholds.ratings,
    );
    return { cycle, requests, subjects: progress.map((each) => ({ ...each, ...named(each, subjects) })) };
  }

  private async named(reviews: readonly ReviewEntity[]): Promise<NamedReview[]> {
    const [people, departments] = await Promise.all([
      this.database.of(PersonEntity).findBy({ id: In(reviews.map((review) => review.subjectId)) }),
      this.database.of(DepartmentEntity).find(),
    ]);
    const personNames = new Map(people.map((person) => [person.id, person.name]));
    const departmentNames = new Map(departments.map((department) => [department.id, department.name]));
    return reviews
      .map((review) => ({
        reviewId: review.id,
        subjectName: personNames.get(review.subjectId) ?? '',
        department: departmentNames.get(review.departmentId ?? '') ?? '',
      }))
      .sort((one, other) => one.subjectName.localeCompare(other.subjectName));
  }
}

type NamedReview = Pick<SubjectProgress, 'reviewId' | 'subjectName' | 'department'>;

function named(
  progress: ReviewProgress,
  reviews: readonly NamedReview[],
): Pick<NamedReview, 'subjectName' | 'department'> {
  const { subjectName = '', department = '' } = reviews.find((review) => review.reviewId === progress.reviewId) ?? {};
  return { subjectName, department };
}

function mayFollow(review: ReviewEntity, viewerId: string): boolean {
  return review.mixState !== 'withdrawn' && review.subjectId !== viewerId && review.coachId !== viewerId;
}

function progressRequest(request: RunningRequest): ProgressRequest {
  const { reviewId, group, status, hasBounced } = request;
  if (status === 'done') return { reviewId, group, state: 'sent' };
  if (status === 'declined') return { reviewId, group, state: 'declined' };
  return { reviewId, group, state: hasBounced ? 'bounced' : 'open' };
}
