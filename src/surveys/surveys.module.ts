import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ListByLinkController, PagesByLinkController, PostsByLinkController } from './by-link.controllers.js';
import { ListBySignInController, PagesBySignInController, PostsBySignInController } from './by-sign-in.controllers.js';
import { AddressChangedComposer } from './address-changed.composer.js';
import { ChangedRaters } from './changed-raters.js';
import { CommentNames } from './comment-names.js';
import { LinkThrottle } from './link-throttle.js';
import { ThrottleCounts } from '../auth/throttle-counts.js';
import { LinksAgainController } from './links-again.controller.js';
import { LinksAgain } from './links-again.js';
import { ListByPrintController, PagesByPrintController, PostsByPrintController } from './print/by-print.controllers.js';
import { CodeThrottle } from './print/code-throttle.js';
import { CodesController } from './print/codes.controller.js';
import { PrintedCodesController } from './print/printed-codes.controller.js';
import { PrintedCodes } from './print/printed-codes.js';
import { SubjectNames } from './print/subject-names.js';
import { PostedSurveys } from './posted-surveys.js';
import { RaterCopies } from './rater-copies.js';
import { RaterGuest } from './rater-guest.js';
import { RaterVisits } from './rater-visits.js';
import { SideByLinkController, SideBySignInController } from './side-by-side/side-by-side.controllers.js';
import { Sides } from './side-by-side/sides.js';
import { RaterWishes } from './rater-wishes.js';
import { SentRows } from './sent-rows.js';
import { SurveyAnswers } from './survey-answers.js';
import { Surveys } from './surveys.js';
import { VisitLookup } from './visit-lookup.js';
import { WalksController } from './walks.controller.js';

/** Lists stand before pages: "stop" is not the name of a request. */
@Module({
  imports: [CompetenciesModule, CyclesModule, PeopleModule],
  controllers: [
    LinksAgainController,
    WalksController,
    ListByLinkController,
    SideByLinkController,
    PagesByLinkController,
    PostsByLinkController,
    ListByPrintController,
    PagesByPrintController,
    PostsByPrintController,
    CodesController,
    PrintedCodesController,
    ListBySignInController,
    SideBySignInController,
    PagesBySignInController,
    PostsBySignInController,
  ],
  providers: [
    VisitLookup,
    RaterVisits,
    RaterGuest,
    RaterCopies,
    RaterWishes,
    Surveys,
    SurveyAnswers,
    SentRows,
    PostedSurveys,
    Sides,
    CommentNames,
    LinksAgain,
    LinkThrottle,
    ThrottleCounts,
    PrintedCodes,
    SubjectNames,
    CodeThrottle,
    ChangedRaters,
    AddressChangedComposer,
  ],
  exports: [RaterVisits, SurveyAnswers],
})
export class SurveysModule {}
