import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { RuleBroken } from '../domain/errors.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ApprovalsService } from './approvals.service.js';
import { DraftChanges } from './draft-changes.js';
import { mayFollow } from './followed-reviews.js';
import { Several } from './form-fields.js';
import { NominationLists } from './nomination-lists.js';
import { ReviewEntity } from './review.entity.js';

class ApprovalsForm {
  /** Ticked on the board, or the one whose own button was pressed. */
  @Several() reviews: string[] = [];
  @Several() one: string[] = [];
}

/** Approves lists from the board: those ticked, or a single one. */
@Controller('cycles/:id/approvals')
@Access('administrator')
export class ApprovalsController {
  constructor(
    private readonly changes: DraftChanges,
    private readonly lists: NominationLists,
    private readonly approvals: ApprovalsService,
    private readonly database: Database,
  ) {}

  @Post()
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const form = readForm(ApprovalsForm, body);
    const cycle = await this.changes.open(id);
    if (cycle.state !== 'nominating') throw new RuleBroken('nominations.error.not-nominating');
    const ids = form.one.length > 0 ? form.one : form.reviews;
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId: id, id: In(ids) });
    const followed = reviews.filter((review) => mayFollow(review, me.id));
    const refused = await this.approvals.approve(await this.lists.read(cycle, followed), me.id);
    return { url: refused.length > 0 ? `${paths.nominations(id)}?refused=${refused.length}` : paths.nominations(id) };
  }
}
