import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RoleGrantEntity } from '../auth/role-grant.entity.js';
import { Database } from '../database/database.js';
import { addDays } from '../domain/calendar.js';
import type { Audience } from '../domain/importance-form.js';
import { Objections } from '../people/objections.service.js';
import { PersonEntity } from '../people/person.entity.js';
import { LoopItems } from './loop-items.js';

/** A customer is asked for anything at most once in so many days. */
const customerEveryDays = 90;

/** Who can be asked now: everybody is in one audience only. */
@Injectable()
export class ImportanceAudiences {
  constructor(
    private readonly database: Database,
    private readonly objections: Objections,
    private readonly items: LoopItems,
  ) {}

  async people(): Promise<Record<Audience, PersonEntity[]>> {
    const active = await this.database.of(PersonEntity).findBy({ status: 'active', objectedAt: IsNull() });
    const grants = await this.database.of(RoleGrantEntity).findBy({ role: 'leader' });
    const leaders = new Set(grants.map(({ personId }) => personId));
    const hasObjected = await this.objections.asQuestion();
    const since = addDays(this.items.today, -customerEveryDays);
    const staff = active.filter(({ kind }) => kind === 'employee');
    return {
      leader: staff.filter(({ id }) => leaders.has(id)),
      employee: staff.filter(({ id }) => !leaders.has(id)),
      customer: active.filter(
        ({ kind, lastAskedOn, emailFolded }) =>
          kind === 'customer' && (lastAskedOn ?? '') < since && !hasObjected(emailFolded),
      ),
    };
  }
}
