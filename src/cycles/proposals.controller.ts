import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { Tick } from './form-fields.js';
import { ProposalsService } from './proposals.service.js';

class ProposalsForm {
  @Tick() fillIn?: 'yes';
}

@Controller('cycles/:id/proposals')
@Access('administrator')
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @WritesItself()
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { fillIn } = readForm(ProposalsForm, body);
    const added = await this.proposals.propose(id, fillIn === 'yes');
    await this.database.write(() => this.audit.record(me.id, 'nominations.proposed', { cycle: id, added }));
    return { url: `${paths.nominations(id)}?show=all` };
  }
}
