import { Body, Controller, Get, Post, Query, Redirect, Render } from '@nestjs/common';
import { pageOf, rowsPerPage } from '../cycles/page-of.js';
import { groupFilters } from '../domain/shown-group.js';
import { RuleBroken } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { OpenableGroups } from '../reports/openable-groups.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CommitmentDeeds } from './commitment-deeds.js';
import { FindingForm } from './finding.form.js';
import { HearingConsents } from './hearing-consents.js';
import { LoopItems } from './loop-items.js';
import { presentNewFinding } from './new-finding.presenter.js';
import { OpenFindings } from './open-findings.js';
import { inOrderOfUrgency, presentLoop } from './loop.presenter.js';

/** The closed loop: how far findings come, what is stuck, and taking a new finding up. */
@Controller('loop')
@Access('auditor')
export class LoopController {
  constructor(
    private readonly items: LoopItems,
    private readonly deeds: CommitmentDeeds,
    private readonly groups: OpenableGroups,
    private readonly findings: OpenFindings,
    private readonly consents: HearingConsents,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  @Render('followup/loop-index')
  async index(@Query('page') page: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const items = inOrderOfUrgency(await this.findings.marked(await this.items.all(), me), this.items.today);
    const pages = pageOf(page, items.length, (number) => `${paths.loop()}?page=${number}`);
    const shown = items.slice(pages.skip, pages.skip + rowsPerPage);
    const isPublished = (await this.groups.published()).length > 0;
    const { name } = this.organisation.current();
    const consents = await this.consents.count();
    const { today } = this.items;
    return presentLoop({ items, shown, pages, today, organisation: name, isPublished, consents }, texts);
  }

  @Get('new')
  @Render('followup/finding-form')
  async form(@Query() query: Record<string, unknown>, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return presentNewFinding(await this.groups.for(me.id), query, texts);
  }

  /** Without a choice: the three lowest cells. */
  @Post('findings')
  @Redirect('/', 303)
  async takeUp(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { cycle, unit, competency, view } = readForm(FindingForm, body);
    if (competency === '') {
      await this.deeds.takeUpLowest(me.id);
      return { url: paths.loop() };
    }
    const filter = groupFilters.find((each) => each === view);
    if (!filter) throw new RuleBroken('loop.error.nothing-shown');
    const key = { cycleId: cycle, unitKey: unit, competencyId: competency, view: filter };
    return { url: paths.commitment(await this.deeds.takeUp(key, me.id)) };
  }
}
