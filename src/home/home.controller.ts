import { Controller, Get, Render } from '@nestjs/common';
import { RoundTasks } from '../assessment/round-tasks.js';
import { EnoughAnswers } from '../cycles/enough-answers.service.js';
import { OwnFindings } from '../followup/own-findings.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentHrHome } from './hr-home.presenter.js';
import { HrHomeService } from './hr-home.service.js';
import { presentAsked, presentMyHome, presentReports, presentStandings } from './my-home.presenter.js';
import { NominationTasks } from './nomination-tasks.js';
import { MyHomeService } from './my-home.service.js';

@Controller()
export class HomeController {
  constructor(
    private readonly hr: HrHomeService,
    private readonly mine: MyHomeService,
    private readonly nominations: NominationTasks,
    private readonly enough: EnoughAnswers,
    private readonly findings: OwnFindings,
    private readonly rounds: RoundTasks,
  ) {}

  @Get('/')
  @Access('signed-in')
  @Render('home/home-show')
  async show(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const [asked, reports, nominations, standings, findings, rounds] = await Promise.all([
      this.mine.asked(me.id),
      this.mine.reports(me.id),
      this.nominations.for(me, texts),
      this.enough.for(me.id),
      this.findings.for(me, texts),
      this.rounds.for(me, texts),
    ]);
    if (!me.roles.includes('administrator')) {
      const isLeader = me.roles.includes('leader');
      const mine = presentMyHome(asked, reports, nominations, standings, isLeader, texts);
      return { hr: null, mine: { ...mine, findings, rounds } };
    }
    return {
      mine: null,
      hr: {
        ...presentHrHome(await this.hr.for(me), texts),
        asked: presentAsked(asked, texts),
        reports: presentReports(reports, texts),
        nominations,
        standings: presentStandings(standings, texts),
        findings,
        rounds,
      },
    };
  }
}
