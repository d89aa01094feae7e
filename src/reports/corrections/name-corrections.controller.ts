import { Body, Controller, Get, HttpCode, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { MendedNames } from '../../domain/corrections.js';
import { type FormRejected, NotFound } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { readForm, typed } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { presentProblems } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { NamesForm } from './correction.form.js';
import { presentNamesForm, presentNamesReview } from './correction.presenter.js';
import { changedNames, nothingChanged, ReportCorrections } from './report-corrections.service.js';

/** Mends the names in a frozen report: typed, looked over, and only then stored. */
@Controller('reviews/:reviewId/correction/names')
@Access('administrator')
export class NameCorrectionsController {
  constructor(private readonly corrections: ReportCorrections) {}

  @Get()
  @Render('reports/corrections/names-form')
  async form(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentNamesForm(await this.corrections.correctable(reviewId, me), null, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    if (!request.signedIn) throw new NotFound();
    const texts = textsOf(request);
    const found = await this.corrections.correctable(reviewId, request.signedIn);
    return presentNamesForm(found, typed(request.body), presentProblems(rejected.problems, texts), texts);
  }

  @Post('review')
  @HttpCode(200)
  @ShowAgain('reports/corrections/names-form', 'again')
  @Render('reports/corrections/names-review')
  async review(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const form = readForm(NamesForm, body);
    const found = await this.corrections.correctable(reviewId, me);
    if (changedNames(found.report, namesOf(form)).length === 0) throw nothingChanged();
    return presentNamesReview(found, namesOf(form), form.reason, texts);
  }

  @Post()
  @ShowAgain('reports/corrections/names-form', 'again')
  @Redirect('/', 303)
  async mend(@Param('reviewId') reviewId: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const form = readForm(NamesForm, body);
    await this.corrections.mendNames(reviewId, namesOf(form), form, me);
    return { url: paths.correction(reviewId) };
  }
}

function namesOf({ subjectName, jobTitle, department, cycleName }: NamesForm): MendedNames {
  return { subjectName, jobTitle: jobTitle || null, department: department || null, cycleName };
}
