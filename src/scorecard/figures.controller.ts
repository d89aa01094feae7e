import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { Actuals } from './actuals.js';
import { FigureForms } from './figure-forms.js';
import { typedValues } from './form-fields.presenter.js';
import { known } from './objectives.controller.js';
import { ScorecardChanges } from './scorecard-changes.js';

/** Typing the figures of one perspective for one quarter. */
@Controller('scorecard/figures')
@Access('auditor')
export class FiguresController {
  constructor(
    private readonly forms: FigureForms,
    private readonly actuals: Actuals,
    private readonly changes: ScorecardChanges,
  ) {}

  @Get(':perspective')
  @Render('scorecard/figures-form')
  async form(
    @Param('perspective') perspective: string,
    @Query('period') period: unknown,
    @Lang() texts: Texts,
  ): Promise<object> {
    return this.forms.page(known(perspective), period, texts);
  }

  @Post(':perspective')
  @Redirect(paths.scorecard(), 303)
  @ShowAgain('scorecard/figures-form', 'again')
  async save(@Param('perspective') perspective: string, @Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const figures = await this.forms.read(known(perspective), body);
    if (figures.length === 0) return;
    await this.actuals.save(figures, 'typed', me.id);
    await this.changes.record(me.id, 'figures', 'changed', known(perspective));
  }

  again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { perspective } = request.params as { perspective: string };
    const texts = textsOf(request);
    const values = typedValues(request.body);
    return this.forms.page(known(perspective), values.period, texts, {
      values,
      errors: presentProblems(rejected.problems, texts),
      texts,
    });
  }
}
