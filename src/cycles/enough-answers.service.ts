import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Database } from '../database/database.js';
import { progressOf } from '../domain/progress.js';
import { PersonEntity } from '../people/person.entity.js';
import { AssignmentEntity } from './assignment.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { ReviewEntity } from './review.entity.js';

/** All that a person, and the manager as launched, is told of a review while answers are taken (anonymity 2). */
export interface ReviewStanding {
  readonly cycleName: string;
  readonly closesOn: string;
  readonly subjectName: string;
  readonly isOwn: boolean;
  readonly isEnough: boolean;
}

@Injectable()
export class EnoughAnswers {
  constructor(private readonly database: Database) {}

  /** Own review first, then those of one's people by name. */
  async for(personId: string): Promise<ReviewStanding[]> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: 'open', kind: 'review' });
    const open = { cycleId: In(cycles.map(({ id }) => id)), mixState: Not('withdrawn' as const) };
    const reviews = await this.database.of(ReviewEntity).find({
      where: [
        { ...open, subjectId: personId },
        { ...open, managerId: personId },
      ],
    });
    const ids = reviews.map(({ id }) => id);
    const asked = await this.database.of(AssignmentEntity).findBy({ reviewId: In(ids), status: 'done' });
    const people = await this.database.of(PersonEntity).findBy({ id: In(reviews.map(({ subjectId }) => subjectId)) });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return reviews
      .flatMap((review): ReviewStanding[] => {
        const cycle = cycles.find(({ id }) => id === review.cycleId);
        if (!cycle) return [];
        const answered = asked.filter(({ reviewId }) => reviewId === review.id);
        const requests = answered.map(({ group }) => ({ reviewId: review.id, group, state: 'sent' as const }));
        const [progress] = progressOf([review.id], requests, cycle.settings.thresholds.ratings);
        return [
          {
            cycleName: cycle.name,
            closesOn: cycle.closesOn ?? '',
            subjectName: names.get(review.subjectId) ?? '',
            isOwn: review.subjectId === personId,
            isEnough: progress?.missing === 0,
          },
        ];
      })
      .sort(
        (one, other) => Number(other.isOwn) - Number(one.isOwn) || one.subjectName.localeCompare(other.subjectName),
      );
  }
}
