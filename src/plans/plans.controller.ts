import { Controller, Get, Param, Post, Body, Redirect, Render } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { PlanActions } from './plan-actions.service.js';
import { PlanPages } from './plan-pages.js';
import { presentPlan } from './plan.presenter.js';

class RemindersForm {
  @IsIn(['on', 'off']) reminders: 'on' | 'off';
}

/** A person's plan; everybody else finds nothing here. */
@Controller()
@Access('signed-in')
export class PlansController {
  constructor(
    private readonly pages: PlanPages,
    private readonly actions: PlanActions,
  ) {}

  @Get('plan')
  @Render('plans/plan-show')
  async mine(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const page = await this.pages.latest(me.id);
    return { plan: page && presentPlan(page, texts) };
  }

  @Get('plans/:reviewId')
  @Render('plans/plan-show')
  async show(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return { plan: presentPlan(await this.pages.of(reviewId, me.id), texts) };
  }

  @Post('plans/:reviewId/reminders')
  @Redirect('/', 303)
  async reminders(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    await this.actions.stopReminders(reviewId, me.id, readForm(RemindersForm, body).reminders === 'off');
    return { url: paths.plan(reviewId) };
  }
}
