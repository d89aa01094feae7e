import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { DraftChanges } from './draft-changes.js';
import { afterSaving } from './draft-steps.js';
import { OutlookService } from './outlook.service.js';
import { RaterGroupsForm } from './rater-groups.form.js';
import { presentRaterGroups } from './rater-groups.presenter.js';
import { raterGroupsValues } from './rater-groups-values.js';
import { raterSettings } from './rater-settings.js';
import { refuseOutdated } from './version-conflict.js';

/** Third page of a draft: who rates. */
@Controller('cycles/:id/rater-groups')
@Access('administrator')
export class RaterGroupsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly outlook: OutlookService,
  ) {}

  @Get()
  @Render('cycles/rater-groups-form')
  async form(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.draft(id);
    return presentRaterGroups(
      cycle,
      await this.outlook.of(cycle, me.id),
      raterGroupsValues(cycle.settings, texts),
      [],
      texts,
    );
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const texts = textsOf(request);
    const cycle = await this.cycles.draft(id);
    const outlook = await this.outlook.of(cycle, request.signedIn?.id ?? '');
    return presentRaterGroups(cycle, outlook, typed(request.body), presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('cycles/rater-groups-form', 'again')
  @Redirect('/', 303)
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const form = readForm(RaterGroupsForm, body);
    const cycle = await this.changes.open(id);
    refuseOutdated(cycle, 'rater-groups', raterGroupsValues(cycle.settings, texts), body, texts);
    await this.changes.change(cycle, { settings: raterSettings(form, cycle.settings) }, me.id, 'rater-groups');
    return afterSaving(id, 'rater-groups', form);
  }
}
