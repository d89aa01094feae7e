import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { type CycleState, isFrozen } from '../domain/cycle-lifecycle.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { dateIn } from '../domain/zone-time.js';
import { Organisation } from '../settings/organisation.js';
import { defaultDates, defaultSettings } from './cycle-defaults.js';
import { CycleEntity } from './cycle.entity.js';
import { ParticipantsService } from './participants.service.js';
import { MailWordings } from './wording/mail-wordings.js';

/** Finds cycles and makes new ones. */
@Injectable()
export class CyclesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisation: Organisation,
    private readonly participants: ParticipantsService,
    private readonly audit: AuditLog,
    private readonly wordings: MailWordings,
  ) {}

  /** Newest first. */
  all(): Promise<CycleEntity[]> {
    return this.database.of(CycleEntity).find({ where: { kind: 'review' }, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  inState(...states: CycleState[]): Promise<CycleEntity[]> {
    return this.database
      .of(CycleEntity)
      .find({ where: states.map((state) => ({ state, kind: 'review' as const })), order: { createdAt: 'DESC' } });
  }

  async byId(id: string): Promise<CycleEntity> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id, kind: 'review' });
    if (!cycle) throw new NotFound();
    return cycle;
  }

  /** A cycle before its launch; once launched its pages of drafting are gone. */
  async draft(id: string): Promise<CycleEntity> {
    const cycle = await this.byId(id);
    if (isFrozen(cycle.state)) throw new RuleBroken('cycles.frozen');
    return cycle;
  }

  /** A draft that could almost be launched as it is: everybody is reviewed, dates start from today. */
  async create(name: string, actorId: string): Promise<string> {
    const { locales } = this.organisation.current();
    const cycle = this.newDraft(name, defaultSettings(locales), actorId);
    await this.database.of(CycleEntity).insert(cycle);
    await this.participants.replace(cycle.id, await this.participants.chosenBy({ kind: 'all' }));
    await this.audit.record(actorId, 'cycle.created', { cycle: cycle.id });
    return cycle.id;
  }

  /** The settings, groups and people of an earlier cycle in a draft with new dates. */
  async repeat(id: string, actorId: string, name: string): Promise<string> {
    const past = await this.byId(id);
    const cycle = this.newDraft(name, past.settings, actorId);
    await this.database.of(CycleEntity).insert(cycle);
    await this.participants.replace(cycle.id, await this.participants.stillEmployed(id, past.settings.people));
    await this.wordings.copy(id, cycle.id);
    await this.audit.record(actorId, 'cycle.repeated', { cycle: cycle.id, from: id });
    return cycle.id;
  }

  private newDraft(name: string, settings: CycleEntity['settings'], createdBy: string): CycleEntity {
    const { timeZone, workingDays } = this.organisation.current();
    const now = this.clock.now();
    return {
      id: randomId(),
      name,
      state: 'draft',
      kind: 'review',
      version: 1,
      settings,
      timeZone,
      ...defaultDates(dateIn(now, timeZone), workingDays),
      questionnaireId: null,
      publicKey: null,
      publicKeyMac: null,
      units: null,
      createdBy,
      createdAt: now,
      nominatingAt: null,
      launchedAt: null,
      openedAt: null,
      closedAt: null,
      mixedAt: null,
      keyDestroyedAt: null,
      backupVerifiedAt: null,
      releasedAt: null,
      isImported: false,
    };
  }
}
