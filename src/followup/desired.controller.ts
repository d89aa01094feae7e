import { Body, Controller, Get, HttpCode, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { importancePicture } from '../domain/importance-picture.js';
import type { Audience } from '../domain/importance-form.js';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { OpenableGroups } from '../reports/openable-groups.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentDesiredForm, presentDesiredList, presentDesiredReview } from './desired.presenter.js';
import { presentDesiredResult } from './desired-result.presenter.js';
import { ImportanceAudiences } from './importance-audiences.js';
import { ImportanceSurveyForm } from './importance.form.js';
import { ImportanceLaunch } from './importance-launch.js';
import { ImportanceSurveys } from './importance-surveys.js';

/** Desired behaviours: asking, and what each audience finds important beside how it is done. */
@Controller('desired')
@Access('auditor')
export class DesiredController {
  constructor(
    private readonly surveys: ImportanceSurveys,
    private readonly launching: ImportanceLaunch,
    private readonly audiences: ImportanceAudiences,
    private readonly groups: OpenableGroups,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  @Render('followup/desired-index')
  async index(@Lang() texts: Texts): Promise<object> {
    return presentDesiredList(await this.surveys.all(), texts);
  }

  @Get('new')
  @Render('followup/desired-form')
  async form(@Lang() texts: Texts): Promise<object> {
    const values = { title: '', minimum: texts.number(3) };
    const chosen: Audience[] = ['leader', 'employee', 'customer'];
    return presentDesiredForm(await this.audiences.people(), values, chosen, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const chosen = listOf((request.body as { audiences?: unknown }).audiences) as Audience[];
    const problems = presentProblems(rejected.problems, texts);
    return presentDesiredForm(await this.audiences.people(), typed(request.body), chosen, problems, texts);
  }

  /** Shows what would be sent; nothing is stored. */
  @Post('review')
  @HttpCode(200)
  @ShowAgain('followup/desired-form', 'again')
  @Render('followup/desired-review')
  async review(@Body() body: unknown, @Lang() texts: Texts): Promise<object> {
    const form = readForm(ImportanceSurveyForm, body);
    return presentDesiredReview(form, await this.launching.plan(form, texts.locale), texts);
  }

  @Post()
  @ShowAgain('followup/desired-form', 'again')
  @Redirect('/', 303)
  async launch(@Body() body: unknown, @Me() me: SignedIn, @Lang() texts: Texts): Promise<{ url: string }> {
    const plan = await this.launching.plan(readForm(ImportanceSurveyForm, body), texts.locale);
    return { url: paths.desiredSurvey(await this.launching.launch(plan, me.id)) };
  }

  @Get(':id')
  @Render('followup/desired-show')
  async show(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const survey = await this.surveys.byId(id);
    const shown = this.surveys.shownOf(survey);
    const [group] = await this.groups.for(me.id);
    const seenBy = (['customer', 'employee', 'leader'] as const).find((audience) =>
      shown?.items.some(({ aspect, cells }) => aspect === 'staff' && cells[audience]),
    );
    const picture = shown && group && seenBy ? importancePicture(shown, group.shown, seenBy) : null;
    return presentDesiredResult(
      {
        survey,
        shown,
        picture,
        performance: group?.shown ?? null,
        hasEnough: shown ? {} : await this.surveys.hasEnough(survey),
        setAsideFrom: this.surveys.mayBeSetAsideFrom(survey),
        isOwnSetAside: survey.setAsideAskedBy === me.id,
        organisation: this.organisation.current().name,
      },
      texts,
    );
  }

  @Post(':id/set-aside')
  @Redirect('/', 303)
  async setAside(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.surveys.setAside(id, me.id);
    return { url: paths.desiredSurvey(id) };
  }
}
