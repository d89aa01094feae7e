import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Access } from '../../web/access.js';
import { paths } from '../../web/paths.js';

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly database: 'ok' | 'unreachable' | 'migrations-pending';
  readonly keys: 'ok' | 'unreachable';
}

/** For a proxy that asks whether requests may be sent here: tables as they must be, keys within reach. */
@Controller()
@Access('everyone')
export class ReadinessController {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  @Get(paths.readiness())
  async readiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const [database, keys] = [await this.databaseState(), this.keysState()];
    const isReady = database === 'ok' && keys === 'ok';
    if (!isReady) reply.status(503);
    return { status: isReady ? 'ready' : 'not-ready', database, keys };
  }

  private async databaseState(): Promise<Readiness['database']> {
    try {
      return (await this.database.isInOrder()) ? 'ok' : 'migrations-pending';
    } catch {
      return 'unreachable';
    }
  }

  private keysState(): Readiness['keys'] {
    try {
      const folder = join(this.config.dataDir, 'keys');
      // It is made with the first cycle.
      accessSync(existsSync(folder) ? folder : this.config.dataDir, constants.R_OK | constants.W_OK);
      return 'ok';
    } catch {
      return 'unreachable';
    }
  }
}
