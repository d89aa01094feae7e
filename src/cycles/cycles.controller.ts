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
import { CycleForm } from './cycle.form.js';
import { presentCycle } from './cycle.presenter.js';
import { presentCycles } from './cycles.presenter.js';
import { CyclesService } from './cycles.service.js';
import { StandingService } from './standing.service.js';

@Controller('cycles')
@Access('administrator')
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly standing: StandingService,
  ) {}

  @Get()
  @Render('cycles/cycle-index')
  async index(@Lang() texts: Texts): Promise<object> {
    return presentCycles(await this.cycles.all(), texts);
  }

  @Get('new')
  @Render('cycles/cycle-form')
  form(): object {
    return newCycle('', []);
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    return newCycle(typed(request.body).name ?? '', presentProblems(rejected.problems, textsOf(request)));
  }

  @Post()
  @ShowAgain('cycles/cycle-form', 'again')
  @Redirect('/', 303)
  async create(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { name } = readForm(CycleForm, body);
    return { url: paths.cycleDraft(await this.cycles.create(name, me.id), 'participants') };
  }

  @Get(':id')
  @Render('cycles/cycle-show')
  async show(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.byId(id);
    return presentCycle(cycle, await this.standing.of(cycle), texts);
  }

  @Post(':id/repetition')
  @Redirect('/', 303)
  async repeat(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { name } = readForm(CycleForm, body);
    return { url: paths.cycle(await this.cycles.repeat(id, me.id, name)) };
  }
}

function newCycle(name: string, errors: readonly ShownProblem[]): object {
  return { action: paths.cycles(), back: paths.cycles(), errors, name, error: messageFor('name', errors) };
}
