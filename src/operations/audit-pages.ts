import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import { AuditLog } from '../audit/audit-log.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';

const perPage = 50;

export interface AuditPage {
  readonly entries: readonly AuditEntryEntity[];
  /** Names of the people and cycles on this page; entries themselves hold ids only. */
  readonly names: ReadonlyMap<string, string>;
  readonly number: number;
  readonly total: number;
  readonly firstBreak: number | null;
}

/** The audit log a page at a time, newest first. */
@Injectable()
export class AuditPages {
  constructor(
    private readonly database: Database,
    private readonly log: AuditLog,
  ) {}

  async read(wanted: unknown): Promise<AuditPage> {
    const rows = this.database.of(AuditEntryEntity);
    const total = Math.max(1, Math.ceil((await rows.count()) / perPage));
    const asked = typeof wanted === 'string' && /^\d{1,6}$/.test(wanted) ? Number(wanted) : 1;
    const number = Math.min(Math.max(1, asked), total);
    const entries = await rows.find({ order: { position: 'DESC' }, skip: (number - 1) * perPage, take: perPage });
    return { entries, number, total, names: await this.namesIn(entries), firstBreak: await this.log.firstBreak() };
  }

  private async namesIn(entries: readonly AuditEntryEntity[]): Promise<Map<string, string>> {
    const ids = entries.flatMap(({ actorId, details }) => [actorId, details.person, details.subject, details.cycle]);
    const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
    const people = await this.database.of(PersonEntity).findBy({ id: In(wanted) });
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(wanted) });
    return new Map([...people, ...cycles].map(({ id, name }) => [id, name]));
  }
}
