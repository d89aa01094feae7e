import { Injectable } from '@nestjs/common';
import { calendarOf } from '../cycles/typed-days.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { FormRejected, NotFound } from '../domain/errors.js';
import type { Locale } from '../domain/locale.js';
import { readTypedDate } from '../domain/typed-date.js';
import { InitiativeEntity } from './initiative.entity.js';
import type { InitiativeForm } from './initiative.form.js';
import { Owners } from './owners.js';

/** What is undertaken for objectives. */
@Injectable()
export class Initiatives {
  constructor(
    private readonly database: Database,
    private readonly owners: Owners,
  ) {}

  async byId(id: string): Promise<InitiativeEntity> {
    const row = isIdLike(id) ? await this.database.of(InitiativeEntity).findOneBy({ id }) : null;
    if (!row) throw new NotFound();
    return row;
  }

  async add(objectiveId: string, form: InitiativeForm, locale: Locale): Promise<string> {
    const position = await this.database.of(InitiativeEntity).countBy({ objectiveId });
    const id = randomId();
    await this.database
      .of(InitiativeEntity)
      .insert({ id, objectiveId, position, ...(await this.checked(form, locale)) });
    return id;
  }

  async change(id: string, form: InitiativeForm, locale: Locale): Promise<void> {
    await this.byId(id);
    await this.database.of(InitiativeEntity).update(id, await this.checked(form, locale));
  }

  async delete(id: string): Promise<void> {
    await this.byId(id);
    await this.database.of(InitiativeEntity).delete(id);
  }

  private async checked(form: InitiativeForm, locale: Locale) {
    const { name, state, dueOnDay: day, dueOnMonth: month, dueOnYear: year } = form;
    const hasDay = `${day}${month}${year}`.trim() !== '';
    const due = hasDay ? readTypedDate({ day, month, year }, calendarOf(locale), 'dueOn') : { date: null };
    if ('problem' in due) throw new FormRejected([due.problem]);
    return { name, state, ownerId: await this.owners.find('owner', form.owner), dueOn: due.date };
  }
}
