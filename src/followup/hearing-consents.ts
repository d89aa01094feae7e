import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { BroughtConsent } from '../domain/consent-rows.js';
import { PersonEntity } from '../people/person.entity.js';
import { HearingConsentEntity } from './hearing-consent.entity.js';
import { LoopItems } from './loop-items.js';

/** A customer who agreed and may be written to. */
export interface Listener {
  readonly consent: HearingConsentEntity;
  readonly person: PersonEntity;
}

const chunk = 500;

/** Which customers agreed to hear what was done; an objection to being asked ends that as well. */
@Injectable()
export class HearingConsents {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly items: LoopItems,
  ) {}

  async count(): Promise<number> {
    return (await this.listeners()).length;
  }

  async listeners(): Promise<Listener[]> {
    const consents = await this.database.of(HearingConsentEntity).findBy({ stoppedOn: IsNull() });
    const listeners: Listener[] = [];
    for (let start = 0; start < consents.length; start += chunk) {
      const part = consents.slice(start, start + chunk);
      const people = await this.reachable(part.map(({ personId }) => personId));
      listeners.push(
        ...part.flatMap((consent) => {
          const person = people.find(({ id }) => id === consent.personId);
          return person ? [{ consent, person }] : [];
        }),
      );
    }
    return listeners;
  }

  /** The one person, if they may be written to at this moment. */
  async listener(personId: string): Promise<Listener | null> {
    const consent = await this.database.of(HearingConsentEntity).findOneBy({ personId, stoppedOn: IsNull() });
    const [person] = consent ? await this.reachable([personId]) : [];
    return consent && person ? { consent, person } : null;
  }

  async of(personIds: readonly string[]): Promise<HearingConsentEntity[]> {
    return this.database.of(HearingConsentEntity).findBy({ personId: In([...personIds]) });
  }

  /** On the customer's own page: also after having stopped it once. */
  async agree(personId: string): Promise<void> {
    const rows = this.database.of(HearingConsentEntity);
    const fresh = {
      agreedOn: this.items.today,
      source: 'customer' as const,
      recordedBy: null,
      note: '',
      stoppedOn: null,
    };
    const again = await rows.update({ personId }, fresh);
    if (again.affected === 0) await this.insert({ personId, ...fresh });
  }

  /** Noted by staff, who say how it was given; whoever stopped it or objected is left as they are. */
  async note(personIds: readonly string[], note: string, actorId: string): Promise<number> {
    const known = new Set((await this.of(personIds)).map(({ personId }) => personId));
    const open = (await this.reachable(personIds)).filter(({ id }) => !known.has(id));
    for (const { id: personId } of open) {
      const source = 'staff' as const;
      await this.insert({ personId, agreedOn: this.items.today, source, recordedBy: actorId, note, stoppedOn: null });
      await this.audit.record(actorId, 'hearing.noted', { person: personId });
    }
    return open.length;
  }

  /** Brought by file, each with its own day and how it was given. */
  async bring(consents: readonly BroughtConsent[], actorId: string): Promise<void> {
    for (const { personId, agreedOn, note } of consents) {
      await this.insert({ personId, agreedOn, source: 'staff', recordedBy: actorId, note, stoppedOn: null });
      await this.audit.record(actorId, 'hearing.noted', { person: personId });
    }
  }

  /** Said to staff; on the customer's own page nobody is named. */
  async stop(personId: string, actorId: string | null): Promise<void> {
    const stopped = await this.database
      .of(HearingConsentEntity)
      .update({ personId, stoppedOn: IsNull() }, { stoppedOn: this.items.today });
    if (stopped.affected && actorId) await this.audit.record(actorId, 'hearing.stopped', { person: personId });
  }

  private async insert(values: Omit<HearingConsentEntity, 'id'>): Promise<void> {
    const row = { id: randomId(), ...values };
    await this.database.of(HearingConsentEntity).createQueryBuilder().insert().orIgnore().values(row).execute();
  }

  private async reachable(personIds: readonly string[]): Promise<PersonEntity[]> {
    return this.database
      .of(PersonEntity)
      .findBy({ id: In([...personIds]), kind: 'customer', status: 'active', objectedAt: IsNull() });
  }
}
