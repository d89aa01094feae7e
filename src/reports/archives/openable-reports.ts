import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../domain/errors.js';
import { PersonEntity } from '../../people/person.entity.js';
import { ReportAccess } from '../report-access.js';

export interface OpenableReview {
  readonly reviewId: string;
  readonly subjectName: string;
  readonly as: 'subject' | 'reader';
}

/** Which reports of a cycle a person may open at this moment: by the very rule that guards each page. */
@Injectable()
export class OpenableReports {
  constructor(
    private readonly database: Database,
    private readonly access: ReportAccess,
  ) {}

  /** By name. */
  async of(cycleId: string, personId: string): Promise<OpenableReview[]> {
    const own = [{ subjectId: personId }, { coachId: personId }, { managerId: personId }];
    const reviews = await this.database.of(ReviewEntity).findBy(own.map((where) => ({ cycleId, ...where })));
    return this.among(
      reviews.map(({ id }) => id),
      personId,
    );
  }

  /** Those among given reviews that the person may still open, by name. */
  async among(reviewIds: readonly string[], personId: string): Promise<OpenableReview[]> {
    const found: { readonly reviewId: string; readonly subjectId: string; readonly as: OpenableReview['as'] }[] = [];
    for (const reviewId of reviewIds) {
      const open = await this.access.find(reviewId, personId).catch(nothingIfForeign);
      if (open) found.push({ reviewId, subjectId: open.review.subjectId, as: open.as });
    }
    const subjects = In([...new Set(found.map(({ subjectId }) => subjectId))]);
    const people = await this.database.of(PersonEntity).findBy({ id: subjects });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return found
      .map(({ reviewId, subjectId, as }) => ({ reviewId, subjectName: names.get(subjectId) ?? '', as }))
      .toSorted((one, other) => one.subjectName.localeCompare(other.subjectName));
  }
}

function nothingIfForeign(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
