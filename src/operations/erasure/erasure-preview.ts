import { Injectable } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import { Config } from '../../config/config.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import type { Problem } from '../../domain/errors.js';
import { People } from '../../people/people.service.js';
import type { PersonEntity } from '../../people/person.entity.js';
import { AnswerErasure } from '../../results/answer-erasure.js';
import { ErasureObstacles } from './erasure-obstacles.js';
import { personalColumns, type Share } from './personal-columns.js';

export interface PreviewedErasure {
  readonly person: PersonEntity;
  readonly obstacles: readonly Problem[];
  /** As the person reviewed; figures, comments, plans and notes go with each. */
  readonly reports: number;
  /** Figures that came from another tool. */
  readonly earlier: number;
  readonly shares: Readonly<Record<Share, number>>;
  readonly backupDays: number;
}

/** What an erasure would take and leave, counted; numbers of rows that name the person, nothing from answers. */
@Injectable()
export class ErasurePreview {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly obstacles: ErasureObstacles,
    private readonly answers: AnswerErasure,
    private readonly config: Config,
  ) {}

  async of(id: string, actorId: string): Promise<PreviewedErasure> {
    const person = await this.people.find(id);
    const counts = new Map<Share, number>();
    for (const { entity, column, fate, share } of personalColumns) {
      if (fate === 'kept') continue;
      const found = await this.database.of<ObjectLiteral>(entity).countBy({ [column]: id });
      counts.set(share, (counts.get(share) ?? 0) + found);
    }
    return {
      person,
      obstacles: await this.obstacles.of(person, actorId),
      reports: await this.database.of(ReviewEntity).countBy({ subjectId: id }),
      earlier: await this.answers.countEarlier(id),
      shares: Object.fromEntries(counts) as Record<Share, number>,
      backupDays: this.config.backupKeepDays,
    };
  }
}
