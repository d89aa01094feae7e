import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Frameworks } from '../competencies/frameworks.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { listOf, readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { DraftChanges } from './draft-changes.js';
import { afterSaving } from './draft-steps.js';
import { QuestionsForm } from './questions.form.js';
import { presentQuestions, questionsValues } from './questions.presenter.js';
import { refuseOutdated } from './version-conflict.js';
import { readWholeNumber } from './whole-number.js';

const months = { minimum: 1, maximum: 36 } as const;

/** Second page of a draft: what is asked. */
@Controller('cycles/:id/questions')
@Access('administrator')
export class QuestionsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly frameworks: Frameworks,
  ) {}

  @Get()
  @Render('cycles/questions-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.draft(id);
    const framework = await this.frameworks.questionnaire();
    return presentQuestions(cycle, framework, questionsValues(cycle, framework), [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const texts = textsOf(request);
    const body = request.body as Record<string, unknown>;
    const values = { ...typed(body), openQuestions: listOf(body.openQuestions) };
    const cycle = await this.cycles.draft(id);
    const framework = await this.frameworks.questionnaire();
    return presentQuestions(cycle, framework, values, presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('cycles/questions-form', 'again')
  @Redirect('/', 303)
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(QuestionsForm, body);
    const cycle = await this.changes.open(id);
    const framework = await this.frameworks.questionnaire();
    refuseOutdated(cycle, 'questions', questionsValues(cycle, framework), body, texts);
    const periodMonths = readWholeNumber(form.periodMonths, months);
    if (periodMonths === null) throw new FormRejected([fieldProblem('periodMonths', 'cycles.error.number', months)]);
    const all = framework.openQuestions.map((question) => question.id);
    const chosen = all.filter((question) => form.openQuestions.includes(question));
    const { openQuestions: _before, ...settings } = cycle.settings;
    // All of them means also those written later, until launch.
    const openQuestions = chosen.length === all.length ? {} : { openQuestions: chosen };
    await this.changes.change(cycle, { settings: { ...settings, periodMonths, ...openQuestions } }, me.id, 'questions');
    return afterSaving(id, 'questions', form);
  }
}
