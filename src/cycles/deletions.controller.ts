import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CycleEntity } from './cycle.entity.js';
import { CyclesService } from './cycles.service.js';
import { DraftChanges } from './draft-changes.js';
import { DraftReader } from './draft-reader.js';
import { ParticipantsService } from './participants.service.js';
import { MailWordings } from './wording/mail-wordings.js';

class DeletionForm {}

/** Only what has not been launched can be deleted, with its lists. */
@Controller('cycles/:id/deletion')
@Access('administrator')
export class CycleDeletionsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly changes: DraftChanges,
    private readonly drafts: DraftReader,
    private readonly participants: ParticipantsService,
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly wordings: MailWordings,
  ) {}

  @Get()
  @Render('cycles/deletion-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.draft(id);
    return {
      heading: texts.t('cycles.deletion.heading', { name: cycle.name }),
      action: paths.cycleDeletion(id),
      back: paths.cycle(id),
    };
  }

  @Post()
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    readForm(DeletionForm, body);
    await this.changes.open(id);
    await this.participants.removeReviews(await this.drafts.reviews(id));
    await this.wordings.forget(id);
    await this.database.of(CycleEntity).delete({ id });
    await this.audit.record(me.id, 'cycle.deleted', { cycle: id });
    return { url: paths.cycles() };
  }
}
