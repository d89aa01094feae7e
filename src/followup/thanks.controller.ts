import { Body, Controller, Get, Param, Post, Query, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { pageOf, textOf } from '../cycles/page-of.js';
import { PeopleSearch } from '../cycles/people-search.js';
import { addDays } from '../domain/calendar.js';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { isSteeringRole } from './open-findings.js';
import { LoopItems } from './loop-items.js';
import { Recognitions } from './recognitions.js';
import { HidingForm, ThanksForm } from './thanks.form.js';
import { presentThanks, presentThanksForm, presentThanksSearch } from './thanks.presenter.js';
import { Thanks } from './thanks.js';

const evidenceDays = 365;

/** Thanks between colleagues: every employee gives, reads the wall, and decides about what they received. */
@Controller('thanks')
@Access('signed-in')
export class ThanksController {
  constructor(
    private readonly thanks: Thanks,
    private readonly recognitions: Recognitions,
    private readonly search: PeopleSearch,
    private readonly items: LoopItems,
  ) {}

  @Get()
  @Render('followup/thanks-index')
  async index(@Query('page') page: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const { total } = await this.thanks.wall(1);
    const pages = pageOf(page, total, (number) => `${paths.thanks()}?page=${number}`);
    const { rows } = await this.thanks.wall(pages.number);
    const isSteering = isSteeringRole(me);
    return presentThanks(
      {
        wall: rows,
        pages,
        received: await this.thanks.receivedBy(me.id),
        given: (await this.thanks.givenBy(me.id)).filter(({ thanks }) => !thanks.isPublic),
        counts: isSteering ? await this.recognitions.counts(addDays(this.items.today, -evidenceDays)) : [],
        isSteering,
      },
      texts,
    );
  }

  @Get('new')
  @Render('followup/thanks-form')
  async form(
    @Query('person') person: string,
    @Query('search') search: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    if (typeof person === 'string' && person !== '') return this.page(person, me, { sight: 'public' }, [], texts);
    const words = textOf(search);
    const found = (await this.search.employees(words)).filter(({ id }) => id !== me.id);
    return presentThanksSearch(words, found);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const values = typed(request.body);
    const problems = presentProblems(rejected.problems, texts);
    return this.page(values.person ?? '', request.signedIn as SignedIn, values, problems, texts);
  }

  @Post()
  @ShowAgain('followup/thanks-form', 'again')
  @Redirect('/', 303)
  async give(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.thanks.give(readForm(ThanksForm, body), me.id);
    return { url: paths.thanks() };
  }

  @Post(':id/hiding')
  @Redirect('/', 303)
  async hide(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.thanks.hide(id, me.id, readForm(HidingForm, body).isHidden === 'yes');
    return { url: paths.thanks() };
  }

  private async page(
    personId: string,
    me: SignedIn,
    values: Readonly<Record<string, string>>,
    errors: readonly ShownProblem[],
    texts: Texts,
  ): Promise<object> {
    const colleague = await this.thanks.colleague(personId, me.id);
    return presentThanksForm(colleague, await this.thanks.behaviours(), values, errors, texts);
  }
}
