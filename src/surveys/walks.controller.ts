import { Controller, Get, Param, Render } from '@nestjs/common';
import { Frameworks } from '../competencies/frameworks.js';
import { Clock } from '../config/clock.js';
import { NotFound } from '../domain/errors.js';
import { type RaterGroup, raterGroups } from '../domain/rater-group.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { surveyForm } from './survey-form.js';
import { presentWalk } from './walk.presenter.js';

/** HR walks the form of the present framework as each group would see it; nothing can be stored from here. */
@Access('administrator')
@Controller('/framework/walk')
export class WalksController {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  @Get(':group')
  @Render('surveys/survey-form')
  async walk(@Param('group') group: string, @Lang() texts: Texts): Promise<object> {
    if (!isRaterGroup(group)) throw new NotFound();
    const questionnaire = await this.frameworks.questionnaire();
    const { name, timeZone } = this.organisation.current();
    const today = dateIn(this.clock.now(), timeZone);
    return presentWalk({
      questionnaire,
      form: surveyForm(questionnaire, group),
      group,
      organisation: name,
      today,
      texts,
    });
  }
}

function isRaterGroup(text: string): text is RaterGroup {
  return (raterGroups as readonly string[]).includes(text);
}
