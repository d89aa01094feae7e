import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { IsoDate } from '../domain/calendar.js';
import { dateIn } from '../domain/zone-time.js';
import { Organisation } from '../settings/organisation.js';
import { PlanActionEntity } from './plan-action.entity.js';
import { PlanNoteEntity } from './plan-note.entity.js';
import { PlanEntity } from './plan.entity.js';

export interface PlannedAction {
  readonly action: PlanActionEntity;
  /** Oldest first. */
  readonly notes: readonly PlanNoteEntity[];
}

export interface WrittenPlan {
  readonly plan: PlanEntity;
  readonly actions: readonly PlannedAction[];
}

/** Reads plans whole. Who may see them is for the caller to say. */
@Injectable()
export class PlanLookup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisation: Organisation,
  ) {}

  /** Whole days of plans are those of the organisation. */
  get today(): IsoDate {
    return dateIn(this.clock.now(), this.organisation.current().timeZone);
  }

  async of(reviewId: string): Promise<WrittenPlan | null> {
    const plan = await this.database.of(PlanEntity).findOneBy({ reviewId });
    return plan && { plan, actions: await this.actionsOf(plan.id) };
  }

  private async actionsOf(planId: string): Promise<PlannedAction[]> {
    const actions = await this.database.of(PlanActionEntity).find({ where: { planId }, order: { position: 'ASC' } });
    const notes = await this.database
      .of(PlanNoteEntity)
      .find({ where: { actionId: In(actions.map(({ id }) => id)) }, order: { writtenAt: 'ASC' } });
    return actions.map((action) => ({ action, notes: notes.filter(({ actionId }) => actionId === action.id) }));
  }
}
