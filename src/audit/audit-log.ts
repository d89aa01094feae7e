import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Deeds of staff in an append-only chain of hashes. Never names, addresses or free text; never raters' deeds. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Must be called inside a write, so that the deed and its entry are stored together or not at all. */
  async record(actorId: string | null, deed: string, details: AuditDetails = {}): Promise<void> {
    if (!this.database.isWriting) throw new Error('An audit entry belongs to the write of its deed');
    const entries = this.database.of(AuditEntryEntity);
    if (!this.database.isSqlite) await entries.query('SELECT pg_advisory_xact_lock(7360361)');
    const [last] = await entries.find({ order: { position: 'DESC' }, take: 1 });
    const entry = {
      position: (last?.position ?? 0) + 1,
      at: this.clock.now(),
      actorId,
      deed,
      details: { ...details },
      previousHash: last?.hash ?? '',
    };
    await entries.insert({ ...entry, hash: hashOf(entry) });
  }

  /** Takes away entries of before that day; their last hash is kept as what the first one left must follow. */
  async prune(before: Date): Promise<void> {
    const entries = this.database.of(AuditEntryEntity);
    const [old] = await entries.find({ where: { at: LessThan(before) }, order: { position: 'DESC' }, take: 1 });
    if (!old) return;
    await this.record(null, 'audit.pruned', { until: old.position, hash: old.hash });
    await entries.delete({ position: LessThanOrEqual(old.position) });
  }

  /** The position of the first entry that was changed or taken out, or null when the chain is whole. */
  async firstBreak(): Promise<number | null> {
    const entries = await this.database.of(AuditEntryEntity).find({ order: { position: 'ASC' } });
    const broken = entries.find(
      (entry, index) => entry.hash !== hashOf(entry) || (index > 0 && entry.previousHash !== entries[index - 1]?.hash),
    );
    return broken?.position ?? null;
  }
}

function hashOf(entry: Omit<AuditEntryEntity, 'hash'>): string {
  const { position, at, actorId, deed, details, previousHash } = entry;
  const text = JSON.stringify([
    position,
    at.toISOString(),
    actorId,
    deed,
    Object.entries(details).sort(),
    previousHash,
  ]);
  return createHash('sha256').update(text).digest('hex');
}
