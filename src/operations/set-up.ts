import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { SetUpStep } from '../auth/set-up-steps.presenter.js';
import { Organisation } from '../settings/organisation.js';
import { SentTo } from '../web/answered-with.js';
import { paths } from '../web/paths.js';

/** Set-up goes forward only; once it is done its pages lead to the settings. */
@Injectable()
export class SetUp {
  constructor(
    private readonly organisation: Organisation,
    private readonly audit: AuditLog,
  ) {}

  begin(): void {
    if (this.organisation.isSetUp) throw new SentTo(paths.settings());
  }

  /** Marks the next step as the one that is due. */
  async goOnTo(step: SetUpStep): Promise<void> {
    if (!this.organisation.isSetUp) await this.organisation.change({ setUpStep: step });
  }

  async finish(actorId: string): Promise<void> {
    if (this.organisation.isSetUp) return;
    await this.organisation.change({ setUpStep: 'done' });
    await this.audit.record(actorId, 'set-up.done');
  }
}
