import { Controller, Get, Query, Render } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { orgChart } from '../domain/org-chart.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { presentChart } from './chart.presenter.js';
import { PersonEntity } from './person.entity.js';

@Controller()
@Access('administrator')
export class ChartController {
  constructor(private readonly database: Database) {}

  @Get('/chart')
  @Render('people/chart-show')
  async show(@Query('from') from: unknown, @Lang() texts: Texts): Promise<object> {
    // Plain rows: a large company would wait seconds for its entities.
    const people = await this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .select(['person.id AS "id"', 'person.name AS "name"'])
      .addSelect(['person.jobTitle AS "jobTitle"', 'person.managerId AS "managerId"'])
      .where(`person.kind = 'employee' AND person.status = 'active'`)
      .orderBy('person.nameFolded')
      .getRawMany<Pick<PersonEntity, 'id' | 'name' | 'jobTitle' | 'managerId'>>();
    const top = typeof from === 'string' ? from : null;
    if (top !== null && !people.some(({ id }) => id === top)) throw new NotFound();
    return presentChart(orgChart(people), new Map(people.map((person) => [person.id, person])), top, texts);
  }
}
