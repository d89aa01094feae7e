import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { deadlineMoveProblem } from '../domain/cycle-dates.js';
import { FormRejected, RuleBroken } from '../domain/errors.js';
import { readTypedDate } from '../domain/typed-date.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CycleEntity } from './cycle.entity.js';
import { CyclesService } from './cycles.service.js';

class ExtensionForm {
  @IsString({ message: 'form.invalid' }) closesOnDay: string;
  @IsString({ message: 'form.invalid' }) closesOnMonth: string;
  @IsString({ message: 'form.invalid' }) closesOnYear: string;
}

/** The last day of an open cycle may be moved later, never earlier. */
@Controller('cycles/:id/extension')
export class ExtensionsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Access('administrator')
  @Render('cycles/extension-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    return this.page(id, texts, {}, []);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    return this.page(id, textsOf(request), typed(request.body), rejected.problems);
  }

  @Post()
  @Access('administrator')
  @ShowAgain('cycles/extension-form', 'again')
  @Redirect('/', 303)
  async create(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(ExtensionForm, body);
    const cycle = await this.cycles.byId(id);
    if (cycle.state !== 'open' || !cycle.closesOn) throw new RuleBroken('extensions.not-open');
    const parts = { day: form.closesOnDay, month: form.closesOnMonth, year: form.closesOnYear };
    const read = readTypedDate(parts, texts.locale === 'fa' ? 'jalali' : 'gregorian', 'closesOn');
    if ('problem' in read) throw new FormRejected([read.problem]);
    const problem = deadlineMoveProblem(
      { closesOn: cycle.closesOn, zone: cycle.timeZone },
      read.date,
      this.clock.now(),
    );
    if (problem)
      throw new FormRejected([
        { ...problem, params: { ...problem.params, date: texts.day(String(problem.params.date)) } },
      ]);
    await this.database.of(CycleEntity).update({ id, state: 'open' }, { closesOn: read.date });
    await this.audit.record(me.id, 'cycle.extended', { cycle: id, closesOn: read.date });
    return { url: paths.progress(id) };
  }

  private async page(
    id: string,
    texts: Texts,
    values: Record<string, string>,
    problems: FormRejected['problems'],
  ): Promise<object> {
    const cycle = await this.cycles.byId(id);
    const errors = presentProblems(problems, texts);
    return {
      heading: texts.t('extensions.heading'),
      lead: texts.t('extensions.lead', { day: texts.weekday(cycle.closesOn ?? '') }),
      action: paths.extension(id),
      back: paths.progress(id),
      errors,
      error: messageFor('closesOn', errors),
      day: values.closesOnDay ?? '',
      month: values.closesOnMonth ?? '',
      year: values.closesOnYear ?? '',
    };
  }
}
