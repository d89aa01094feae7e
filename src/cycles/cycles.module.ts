import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { draftingControllers, draftingProviders } from './drafting.providers.js';
import { runningControllers, runningProviders } from './running-cycles.providers.js';

@Module({
  imports: [CompetenciesModule],
  controllers: [...draftingControllers, ...runningControllers],
  providers: [...draftingProviders, ...runningProviders],
  exports: [...draftingProviders, ...runningProviders],
})
export class CyclesModule {}
