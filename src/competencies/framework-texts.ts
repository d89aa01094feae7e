import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { textsOfFramework, withTexts } from '../domain/framework-texts.js';
import type { LocalText } from '../domain/locale.js';
import { BehaviourEntity } from './behaviour.entity.js';
import { BrandValueEntity } from './brand-value.entity.js';
import { CompetencyEntity } from './competency.entity.js';
import { FormTexts } from './form-texts.js';
import { readTexts, writeTexts } from './framework-texts-file.js';
import { Frameworks } from './frameworks.js';
import { OpenQuestionEntity } from './open-question.entity.js';

/** All texts of the framework out to a translator and back, as one file. */
@Injectable()
export class FrameworkTexts {
  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
    private readonly formTexts: FormTexts,
  ) {}

  async file(): Promise<string> {
    return writeTexts(textsOfFramework(await this.frameworks.questionnaire()));
  }

  /** Everything or nothing; only texts that are there get words, nothing is added or taken away. */
  async take(file: Buffer): Promise<void> {
    const present = await this.frameworks.questionnaire();
    const { scale, values, openQuestions } = withTexts(present, readTexts(file, textsOfFramework(present)));
    await this.formTexts.changeScale(scale);
    for (const { id, name, promise, competencies } of values) {
      await this.database.of(BrandValueEntity).update(id, { name, promise });
      for (const competency of competencies) {
        const { shortName, ideas, behaviours } = competency;
        await this.database
          .of(CompetencyEntity)
          .update(competency.id, { name: competency.name, shortName, ideas: [...ideas] as LocalText[] });
        for (const { id: behaviourId, statement, selfStatement } of behaviours)
          await this.database.of(BehaviourEntity).update(behaviourId, { statement, selfStatement });
      }
    }
    for (const { id, text, selfText } of openQuestions)
      await this.database.of(OpenQuestionEntity).update(id, { text, selfText });
  }
}
