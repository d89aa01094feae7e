import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Frameworks } from '../competencies/frameworks.js';
import { Clock } from '../config/clock.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { askedQuestionnaire } from './asked-questionnaire.js';
import type { CycleEntity } from './cycle.entity.js';
import { CyclesService } from './cycles.service.js';
import { DatesForm } from './dates.form.js';
import { type DatesPage, datesValues, presentDates } from './dates.presenter.js';
import { DraftChanges } from './draft-changes.js';
import { afterSaving } from './draft-steps.js';
import { mailSample, type MailSample } from './mail-samples.js';
import { readDays } from './typed-days.js';
import { refuseOutdated } from './version-conflict.js';
import { MailWordings } from './wording/mail-wordings.js';
import { allWorded } from './worded-problems.js';

/** Fourth page of a draft: dates, reminders, languages, and the mail as it will be read. */
@Controller('cycles/:id/dates')
@Access('administrator')
export class DatesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly frameworks: Frameworks,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
    private readonly wordings: MailWordings,
  ) {}

  @Get()
  @Render('cycles/dates-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const page = await this.page(id);
    return presentDates(page, datesValues(page.cycle, texts), [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const texts = textsOf(request);
    const body = request.body as Record<string, unknown>;
    const values = { ...typed(body), reminders: listOf(body.reminders), locales: listOf(body.locales) };
    return presentDates(
      await this.page(id),
      values,
      presentProblems(allWorded(rejected.problems, texts), texts),
      texts,
    );
  }

  @Post()
  @ShowAgain('cycles/dates-form', 'again')
  @Redirect('/', 303)
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(DatesForm, body);
    const cycle = await this.changes.open(id);
    refuseOutdated(cycle, 'dates', datesValues(cycle, texts), body, texts);
    const days = readDays(form, texts.locale, cycle.timeZone, this.clock.now());
    if (form.locales.length === 0) throw new FormRejected([fieldProblem('locales', 'cycles.error.no-language')]);
    const settings = { ...cycle.settings, reminders: form.reminders, locales: form.locales };
    await this.changes.change(cycle, { ...days, settings }, me.id, 'dates');
    return afterSaving(id, 'dates', form);
  }

  private async page(id: string): Promise<DatesPage> {
    const cycle = await this.cycles.draft(id);
    return {
      cycle,
      organisation: this.organisation.current(),
      samples: cycle.closesOn ? await this.samples(cycle) : [],
    };
  }

  private async samples(cycle: CycleEntity): Promise<MailSample[]> {
    const questionnaire = askedQuestionnaire(await this.frameworks.questionnaire(), cycle.settings);
    const sampled = { cycle, questionnaire, organisation: this.organisation.current() };
    const wordings = await this.wordings.forCycle(cycle.id, 'invitation');
    return cycle.settings.locales.map((locale) => mailSample('invitation', sampled, locale, wordings.get(locale)));
  }
}
