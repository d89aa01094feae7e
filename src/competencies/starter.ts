import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { RuleBroken } from '../domain/errors.js';
import { competenciesOf, type Questionnaire } from '../domain/questionnaire.js';
import { BehaviourEntity } from './behaviour.entity.js';
import { BrandValueEntity } from './brand-value.entity.js';
import { CompetencyEntity } from './competency.entity.js';
import { FormTexts } from './form-texts.js';
import { Frameworks } from './frameworks.js';
import { starterFramework } from './starter-framework.js';

/** Fills an empty framework with the starter's values, competencies, behaviours, questions and scale. */
@Injectable()
export class Starter {
  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
    private readonly formTexts: FormTexts,
  ) {}

  async use(framework: Questionnaire = starterFramework): Promise<void> {
    if (!(await this.frameworks.isEmpty())) throw new RuleBroken('framework.rule.not-empty');
    for (const [position, { id, name, promise, competencies }] of framework.values.entries()) {
      await this.database.of(BrandValueEntity).insert({ id, position, name, promise });
      await this.database.of(CompetencyEntity).insert(
        competencies.map(({ behaviours: _, ...competency }, place) => ({
          ...competency,
          ideas: [...competency.ideas],
          brandValueId: id,
          position: place,
        })),
      );
    }
    for (const { id, behaviours } of competenciesOf(framework)) {
      const rows = behaviours.map((behaviour, position) => ({
        ...behaviour,
        groups: [...behaviour.groups],
        competencyId: id,
        position,
      }));
      if (rows.length > 0) await this.database.of(BehaviourEntity).insert(rows);
    }
    await this.formTexts.changeQuestions(framework.openQuestions);
    await this.formTexts.changeScale(framework.scale);
  }
}
