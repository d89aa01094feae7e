import { Controller, Get, Param, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentQuestions, presentTeam } from './team.presenter.js';
import { TeamService } from './team.service.js';

/** A manager's people; who has none finds an empty page, and nobody finds another's. */
@Controller('team')
@Access('signed-in')
export class TeamController {
  constructor(private readonly team: TeamService) {}

  @Get()
  @Render('team/team-show')
  async show(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentTeam(await this.team.cyclesOf(me), texts);
  }

  @Get(':reviewId/guide')
  @Render('team/guide-show')
  async guide(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { person, facts } = await this.team.member(reviewId, me);
    return {
      heading: texts.t('team.guide.heading', { name: `\u2068${person.name}\u2069` }),
      meta: facts.talkOn ? texts.weekday(facts.talkOn) : '',
      back: paths.team(),
      questions: presentQuestions(texts),
    };
  }
}
