import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { NoteForm } from './action.form.js';
import { PlanActions } from './plan-actions.service.js';
import { ownStatement } from './plan.presenter.js';

interface Params {
  readonly reviewId: string;
  readonly actionId: string;
}

/** How an action goes: a note, done, not done after all, or given up. */
@Controller('plans/:reviewId/actions/:actionId')
@Access('signed-in')
export class PlanProgressController {
  constructor(private readonly actions: PlanActions) {}

  @Get('notes')
  @Render('plans/note-form')
  async form(@Param() params: Params, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(params, me.id, '', [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const me = request.signedIn?.id ?? '';
    const errors = presentProblems(rejected.problems, texts);
    return this.page(request.params as Params, me, typed(request.body).text ?? '', errors, texts);
  }

  @Post('notes')
  @ShowAgain('plans/note-form', 'again')
  @Redirect('/', 303)
  async note(@Param() params: Params, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.actions.note(params.reviewId, params.actionId, me.id, readForm(NoteForm, body).text);
    return { url: paths.plan(params.reviewId) };
  }

  @Post('completion')
  @Redirect('/', 303)
  async complete(@Param() params: Params, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.actions.complete(params.reviewId, params.actionId, me.id);
    return { url: paths.plan(params.reviewId) };
  }

  @Post('reopening')
  @Redirect('/', 303)
  async reopen(@Param() params: Params, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.actions.reopen(params.reviewId, params.actionId, me.id);
    return { url: paths.plan(params.reviewId) };
  }

  @Get('deletion')
  @Render('plans/action-deletion')
  async review(@Param() params: Params, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { action } = await this.actions.own(params.reviewId, params.actionId, me.id);
    return {
      behaviour: ownStatement(action.behaviour, texts),
      what: action.what,
      back: paths.plan(params.reviewId),
      action: paths.planActionPart(params.reviewId, params.actionId, 'deletion'),
    };
  }

  @Post('deletion')
  @Redirect('/', 303)
  async remove(@Param() params: Params, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.actions.remove(params.reviewId, params.actionId, me.id);
    return { url: paths.plan(params.reviewId) };
  }

  private async page(
    { reviewId, actionId }: Params,
    personId: string,
    text: string,
    errors: readonly ShownProblem[],
    texts: Texts,
  ): Promise<object> {
    const { action } = await this.actions.own(reviewId, actionId, personId);
    return {
      behaviour: ownStatement(action.behaviour, texts),
      what: action.what,
      back: paths.plan(reviewId),
      action: paths.planActionPart(reviewId, actionId, 'notes'),
      text,
      error: messageFor('text', errors),
      errors,
    };
  }
}
