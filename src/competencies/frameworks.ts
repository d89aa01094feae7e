import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Questionnaire, RatingScale } from '../domain/questionnaire.js';
import { BehaviourEntity } from './behaviour.entity.js';
import { BrandValueEntity } from './brand-value.entity.js';
import { CompetencyEntity } from './competency.entity.js';
import { OpenQuestionEntity } from './open-question.entity.js';
import { RatingScaleEntity } from './rating-scale.entity.js';
import { starterFramework } from './starter-framework.js';

/** The framework as it stands now: what the next cycle would ask. */
@Injectable()
export class Frameworks {
  constructor(private readonly database: Database) {}

  async questionnaire(): Promise<Questionnaire> {
    const inOrder = { order: { position: 'ASC', id: 'ASC' } } as const;
    const values = await this.database.of(BrandValueEntity).find(inOrder);
    const competencies = await this.database.of(CompetencyEntity).find(inOrder);
    const behaviours = await this.database.of(BehaviourEntity).find(inOrder);
    const questions = await this.database.of(OpenQuestionEntity).find(inOrder);
    return {
      scale: await this.scale(),
      values: values.map(({ id, name, promise }) => ({
        id,
        name,
        promise,
        competencies: competencies
          .filter((competency) => competency.brandValueId === id)
          .map((competency) => withBehaviours(competency, behaviours)),
      })),
      openQuestions: questions.map(({ id, text, selfText }) => ({ id, text, selfText })),
    };
  }

  /** Until somebody writes other words, the starter's five. */
  async scale(): Promise<RatingScale> {
    const row = await this.database.of(RatingScaleEntity).findOneBy({ id: RatingScaleEntity.onlyRow });
    return row ? { labels: row.labels, cannotJudge: row.cannotJudge } : starterFramework.scale;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.database.of(BrandValueEntity).count()) === 0;
  }
}

function withBehaviours(competency: CompetencyEntity, behaviours: readonly BehaviourEntity[]) {
  const { id, name, shortName, ideas } = competency;
  return {
    id,
    name,
    shortName,
    ideas,
    behaviours: behaviours
      .filter((behaviour) => behaviour.competencyId === id)
      .map(({ id: behaviourId, statement, selfStatement, groups }) => ({
        id: behaviourId,
        statement,
        selfStatement,
        groups,
      })),
  };
}
