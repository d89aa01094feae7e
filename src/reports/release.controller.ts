import { BadRequestException, Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { ReleasableReports } from './releasable-reports.js';
import { ReleaseForm, releaseWays } from './release.form.js';
import { ReleaseOverviews } from './release-overview.js';
import { presentReleaseReview } from './release-review.presenter.js';
import { presentRelease } from './release.presenter.js';
import { ReleaseService } from './release.service.js';
import type { ReleaseWay } from './report-release.js';

@Controller('cycles/:id/release')
@Access('administrator')
export class ReleaseController {
  constructor(
    private readonly releases: ReleaseService,
    private readonly releasable: ReleasableReports,
    private readonly overviews: ReleaseOverviews,
  ) {}

  @Get()
  @Render('reports/release-show')
  async show(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    return presentRelease(await this.overviews.of(id), texts);
  }

  @Get('review')
  @Render('reports/release-form')
  async review(
    @Param('id') id: string,
    @Query('way') way: unknown,
    @Query('page') page: unknown,
    @Lang() texts: Texts,
  ): Promise<object> {
    return this.reviewPage(id, readWay(way), page, [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const texts = textsOf(request);
    return this.reviewPage(id, readWay(typed(request.body).way), '1', presentProblems(rejected.problems, texts), texts);
  }

  /** Many reports take many writes, so that other people are not kept waiting. */
  @Post()
  @WritesItself()
  @ShowAgain('reports/release-form', 'again')
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { way, review, all } = readForm(ReleaseForm, body);
    if (!all && review.length === 0) throw new FormRejected([fieldProblem('review', 'release.choose-one')]);
    await this.releases.release(id, way, all ? null : review, me.id);
    return { url: paths.release(id) };
  }

  private async reviewPage(
    id: string,
    way: ReleaseWay,
    page: unknown,
    errors: readonly ShownProblem[],
    texts: Texts,
  ): Promise<object> {
    const overview = await this.overviews.of(id);
    const ready = await this.releasable.for(id, way);
    return presentReleaseReview(overview, new Set(ready.map((each) => each.id)), way, page, errors, texts);
  }
}

function readWay(value: unknown): ReleaseWay {
  const way = releaseWays.find((each) => each === value);
  if (!way) throw new BadRequestException('unknown way');
  return way;
}
