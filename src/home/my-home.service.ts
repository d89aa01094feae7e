import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';

export interface AskedCycle {
  readonly cycle: CycleEntity;
  /** Requests not yet answered or declined. */
  readonly open: number;
  readonly total: number;
}

export interface MyReport {
  readonly reviewId: string;
  readonly subjectName: string;
  readonly cycleName: string;
  /** About the reader, or to be talked through by the reader as manager or coach. */
  readonly isOwn: boolean;
  readonly isNew: boolean;
}

/** What waits for a signed-in person: requests for feedback, and reports they may open. */
@Injectable()
export class MyHomeService {
  constructor(private readonly database: Database) {}

  async asked(personId: string): Promise<AskedCycle[]> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: 'open' });
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId: In(cycles.map(({ id }) => id)) });
    const assignments = await this.database.of(AssignmentEntity).findBy({
      raterId: personId,
      reviewId: In(reviews.filter((review) => review.mixState !== 'withdrawn').map(({ id }) => id)),
    });
    const cycleOf = new Map(reviews.map((review) => [review.id, review.cycleId]));
    return cycles
      .map((cycle) => {
        const own = assignments.filter((assignment) => cycleOf.get(assignment.reviewId) === cycle.id);
        return { cycle, open: own.filter((assignment) => assignment.status === 'open').length, total: own.length };
      })
      .filter(({ total }) => total > 0);
  }

  async reports(personId: string): Promise<MyReport[]> {
    const own = await this.database
      .of(ReviewEntity)
      .findBy({ subjectId: personId, reportState: In(['released', 'acknowledged']) });
    const reading = await this.readableByMe(personId);
    const all = [...own, ...reading];
    const subjects = await this.database.of(PersonEntity).findBy({ id: In(all.map((review) => review.subjectId)) });
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(all.map((review) => review.cycleId)) });
    const opened = (id: string) => cycles.find((cycle) => cycle.id === id)?.openedAt?.getTime() ?? 0;
    return all
      .sort((one, other) => opened(other.cycleId) - opened(one.cycleId))
      .map((review) => ({
        reviewId: review.id,
        subjectName: subjects.find((person) => person.id === review.subjectId)?.name ?? '',
        cycleName: cycles.find((cycle) => cycle.id === review.cycleId)?.name ?? '',
        isOwn: review.subjectId === personId,
        isNew: review.subjectId === personId && review.reportState === 'released',
      }));
  }

  /** Reports this person talks through with somebody: as coach, or as manager where the cycle says so. */
  private async readableByMe(personId: string): Promise<ReviewEntity[]> {
    const states = In(['with-reader', 'released', 'acknowledged']);
    const reviews = await this.database.of(ReviewEntity).find({
      where: [
        { coachId: personId, reportState: states },
        { managerId: personId, reportState: states },
      ],
    });
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(reviews.map((review) => review.cycleId)) });
    const managerMayRead = (cycleId: string) =>
      cycles.find((cycle) => cycle.id === cycleId)?.settings.managerSeesReport === true;
    return reviews.filter(
      (review) => review.releasedToReaderAt !== null && (review.coachId === personId || managerMayRead(review.cycleId)),
    );
  }
}
