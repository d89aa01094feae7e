import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ResultsModule } from '../results/results.module.js';
import { Commitments } from './commitments.js';
import { LoopItems } from './loop-items.js';

/** What becomes of what was measured: the closed loop, thanks between colleagues, and what each side wants. */
@Module({
  imports: [CompetenciesModule, PeopleModule, ResultsModule],
  providers: [LoopItems, Commitments],
  exports: [Commitments],
})
export class FollowupModule {}
