import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AssignmentEntity } from '../../cycles/assignment.entity.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import type { Problem } from '../../domain/errors.js';
import { ImportanceRequestEntity } from '../../followup/importance-request.entity.js';
import { ImportanceSurveyEntity } from '../../followup/importance-survey.entity.js';
import type { PersonEntity } from '../../people/person.entity.js';
import { Organisation } from '../../settings/organisation.js';

/** Why a person cannot be erased at this moment, all at once. */
@Injectable()
export class ErasureObstacles {
  constructor(
    private readonly database: Database,
    private readonly organisation: Organisation,
  ) {}

  async of(person: PersonEntity, actorId: string): Promise<Problem[]> {
    const contact = this.organisation.current().contactEmail.toLowerCase();
    const busy = await this.busyCycles(person.id);
    return [
      ...(person.id === actorId ? [{ key: 'erasure.not-yourself', params: {} }] : []),
      ...(contact === person.emailFolded ? [{ key: 'erasure.is-contact', params: {} }] : []),
      ...busy.map((name) => ({ key: 'erasure.cycle-busy', params: { name } })),
    ];
  }

  /** While answers are being sent out or mixed nothing may be taken from among them. */
  private async busyCycles(personId: string): Promise<string[]> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: In(['launching', 'mixing']) });
    const names: string[] = [];
    for (const { id, name } of cycles) if (await this.takesPart(id, personId)) names.push(name);
    const surveys = await this.database.of(ImportanceSurveyEntity).findBy({ state: 'mixing' });
    for (const { id, name } of surveys)
      if (await this.database.of(ImportanceRequestEntity).existsBy({ surveyId: id, personId })) names.push(name);
    return names;
  }

  private async takesPart(cycleId: string, personId: string): Promise<boolean> {
    const reviews = this.database.of(ReviewEntity);
    if (await reviews.existsBy({ cycleId, subjectId: personId })) return true;
    const asked = await this.database.of(AssignmentEntity).findBy({ raterId: personId });
    return reviews.existsBy({ cycleId, id: In(asked.map(({ reviewId }) => reviewId)) });
  }
}
