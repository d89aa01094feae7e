import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { mayMove } from '../domain/cycle-lifecycle.js';
import { RuleBroken } from '../domain/errors.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CycleEntity } from './cycle.entity.js';
import { DraftChanges } from './draft-changes.js';
import { NominationMails } from './nomination-mails.js';
import { StandingService } from './standing.service.js';

class NominatingForm {}

/** From here on people propose their raters, and every list needs an approval. */
@Controller('cycles/:id/nominating')
@Access('administrator')
export class NominatingController {
  constructor(
    private readonly changes: DraftChanges,
    private readonly standing: StandingService,
    private readonly mails: NominationMails,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    readForm(NominatingForm, body);
    const cycle = await this.changes.open(id);
    if (!mayMove(cycle.state, 'nominating')) return { url: paths.cycle(id) };
    const { reviews } = await this.standing.of(cycle);
    if (reviews === 0) throw new RuleBroken('cycles.error.nobody-to-nominate');
    await this.database
      .of(CycleEntity)
      .update({ id, state: 'draft' }, { state: 'nominating', nominatingAt: this.clock.now() });
    await this.mails.tellOpening(cycle);
    await this.audit.record(me.id, 'cycle.nominating', { cycle: id });
    return { url: paths.cycle(id) };
  }
}
