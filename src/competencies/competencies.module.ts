import { Module } from '@nestjs/common';
import { BehavioursController } from './behaviours.controller.js';
import { Behaviours } from './behaviours.js';
import { BrandValuesController } from './brand-values.controller.js';
import { BrandValues } from './brand-values.js';
import { CompetenciesController } from './competencies.controller.js';
import { Competencies } from './competencies.js';
import { DeletionsController } from './deletions.controller.js';
import { FormTexts } from './form-texts.js';
import { FrameworkChanges } from './framework-changes.js';
import { FrameworkController } from './framework.controller.js';
import { FrameworkTextsController } from './framework-texts.controller.js';
import { FrameworkTexts } from './framework-texts.js';
import { Frameworks } from './frameworks.js';
import { OpenQuestionsController } from './open-questions.controller.js';
import { Questionnaires } from './questionnaires.js';
import { RatingScaleController } from './rating-scale.controller.js';
import { Starter } from './starter.js';

@Module({
  controllers: [
    FrameworkController,
    FrameworkTextsController,
    RatingScaleController,
    OpenQuestionsController,
    DeletionsController,
    BrandValuesController,
    CompetenciesController,
    BehavioursController,
  ],
  providers: [
    FrameworkTexts,
    Frameworks,
    Questionnaires,
    Starter,
    FormTexts,
    BrandValues,
    Competencies,
    Behaviours,
    FrameworkChanges,
  ],
  exports: [BrandValues, Frameworks, Questionnaires, Starter],
})
export class CompetenciesModule {}
