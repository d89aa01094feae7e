import { Body, Controller, Get, HttpCode, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { BlockLabel } from '../../domain/blocks.js';
import { fieldProblem, FormRejected, NotFound } from '../../domain/errors.js';
import { Texts } from '../../i18n/texts.js';
import { Access } from '../../web/access.js';
import { readForm, typed } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { presentProblems } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { BlockForm } from './correction.form.js';
import { presentBlockForm, presentBlockReview } from './correction.presenter.js';
import { type CorrectedReport, ReportCorrections } from './report-corrections.service.js';

/** Withholds a whole rater group with every figure made from it: chosen, looked over, and only then done. */
@Controller('reviews/:reviewId/correction/block')
@Access('administrator')
export class BlockCorrectionsController {
  constructor(private readonly corrections: ReportCorrections) {}

  @Get()
  @Render('reports/corrections/block-form')
  async form(@Param('reviewId') reviewId: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentBlockForm(await this.corrections.correctable(reviewId, me), null, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { reviewId } = request.params as { reviewId: string };
    if (!request.signedIn) throw new NotFound();
    const texts = textsOf(request);
    const found = await this.corrections.correctable(reviewId, request.signedIn);
    return presentBlockForm(found, typed(request.body), presentProblems(rejected.problems, texts), texts);
  }

  @Post('review')
  @HttpCode(200)
  @ShowAgain('reports/corrections/block-form', 'again')
  @Render('reports/corrections/block-review')
  async review(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const form = readForm(BlockForm, body);
    const found = await this.corrections.correctable(reviewId, me);
    const block = blockIn(found, form.block);
    return presentBlockReview(found, block, await this.corrections.partsLost(reviewId, block), form.reason, texts);
  }

  @Post()
  @ShowAgain('reports/corrections/block-form', 'again')
  @Redirect('/', 303)
  async withhold(
    @Param('reviewId') reviewId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    const form = readForm(BlockForm, body);
    const block = blockIn(await this.corrections.correctable(reviewId, me), form.block);
    await this.corrections.withholdBlock(reviewId, block, form, me);
    return { url: paths.correction(reviewId) };
  }
}

function blockIn({ report }: CorrectedReport, key: string): BlockLabel {
  const block = report.blocks.find((each) => each.key === key);
  if (!block) throw new FormRejected([fieldProblem('block', 'corrections.block-missing')]);
  return block.key;
}
