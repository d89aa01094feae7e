import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { FollowupModule } from '../followup/followup.module.js';
import { OverviewModule } from '../overview/overview.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ResultsModule } from '../results/results.module.js';
import { ActionsDoneMeasure } from './actions-done.computed.js';
import { Actuals } from './actuals.js';
import { ChainController } from './chain.controller.js';
import { ChainFigures } from './chain-figures.js';
import { ChainImport } from './chain-import.js';
import { Chains } from './chains.js';
import { ActualImport } from './actual-import.js';
import { ImportTemplates } from './import-templates.js';
import { ScorecardImportsController } from './imports.controller.js';
import { OrderImport } from './order-import.js';
import { ComputedMeasures } from './computed-measures.js';
import { CoverageMeasure } from './coverage.computed.js';
import { FigureForms } from './figure-forms.js';
import { FiguresController } from './figures.controller.js';
import { InitiativesController } from './initiatives.controller.js';
import { Initiatives } from './initiatives.js';
import { KeptFigures } from './kept-figures.js';
import { MeasuresController } from './measures.controller.js';
import { Measures } from './measures.js';
import { ObjectivesController } from './objectives.controller.js';
import { Objectives } from './objectives.js';
import { OwnUnitController } from './own-unit.controller.js';
import { Owners } from './owners.js';
import { Periods } from './periods.js';
import { PerspectiveWeights } from './perspective-weights.js';
import { RatedFramework } from './rated-framework.js';
import { RatedMeasures } from './rated.computed.js';
import { ResponseRateMeasure } from './response-rate.computed.js';
import { ScorecardChanges } from './scorecard-changes.js';
import { ScorecardController } from './scorecard.controller.js';
import { Scorecards } from './scorecards.js';

/** The balanced scorecard, and the service–profit chain it is tested by. */
@Module({
  imports: [CompetenciesModule, ReportsModule, ResultsModule, FollowupModule, OverviewModule],
  controllers: [
    ScorecardController,
    FiguresController,
    ObjectivesController,
    MeasuresController,
    InitiativesController,
    ScorecardImportsController,
    ChainController,
    OwnUnitController,
  ],
  providers: [
    ComputedMeasures,
    RatedMeasures,
    ResponseRateMeasure,
    CoverageMeasure,
    ActionsDoneMeasure,
    Periods,
    Scorecards,
    Objectives,
    Measures,
    Initiatives,
    Actuals,
    Owners,
    PerspectiveWeights,
    RatedFramework,
    FigureForms,
    ScorecardChanges,
    ActualImport,
    ChainFigures,
    ChainImport,
    OrderImport,
    ImportTemplates,
    Chains,
    KeptFigures,
  ],
  exports: [Actuals, Chains, ComputedMeasures, Measures, Objectives, Periods, Scorecards],
})
export class ScorecardModule {}
