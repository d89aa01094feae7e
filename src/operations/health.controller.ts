import { Controller, Get } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Access } from '../web/access.js';
import { paths } from '../web/paths.js';

/** For the machine that watches over this one: 200 when pages can be served, an error when the database cannot be read. */
@Controller()
@Access('everyone')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get(paths.health())
  async health(): Promise<{ status: 'ok' | 'migrations-pending' }> {
    return { status: (await this.database.isInOrder()) ? 'ok' : 'migrations-pending' };
  }
}
