import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { type Finding, type FindingKey, findingOf, lowestFindings } from '../domain/finding.js';
import { PersonEntity } from '../people/person.entity.js';
import { OpenableGroups } from '../reports/openable-groups.js';
import { CommitmentParticipantEntity } from './commitment-participant.entity.js';
import { CommitmentEntity } from './commitment.entity.js';
import { findingHash } from './finding-hash.js';

/** How many of the lowest cells the one button takes up. */
const lowestTakenUp = 3;

/** Taking findings up, and who does what by when. Each is called inside the write of its request. */
@Injectable()
export class CommitmentDeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly groups: OpenableGroups,
  ) {}

  /** The three lowest cells of the latest published cycle; those already taken up stay as they are. */
  async takeUpLowest(actorId: string): Promise<number> {
    const [latest] = await this.groups.for(actorId);
    if (!latest) throw new RuleBroken('loop.error.nothing-published');
    const lowest = lowestFindings(latest.shown, lowestTakenUp);
    if (lowest.length === 0) throw new RuleBroken('loop.error.nothing-shown');
    let made = 0;
    for (const finding of lowest) made += (await this.insert(finding, actorId)).isNew ? 1 : 0;
    return made;
  }

  /** Any shown figure of a published cycle; a second time it leads to the commitment there is. */
  async takeUp(key: FindingKey, actorId: string): Promise<string> {
    const group = (await this.groups.for(actorId)).find(({ shown }) => shown.cycle.id === key.cycleId);
    const finding = group && findingOf(group.shown, key);
    if (!finding) throw new NotFound();
    return (await this.insert(finding, actorId)).id;
  }

  async nameOwner(id: string, personId: string, actorId: string): Promise<void> {
    await this.employee(personId);
    await this.database.of(CommitmentEntity).update(id, { ownerId: personId });
    await this.database.of(CommitmentParticipantEntity).delete({ commitmentId: id, personId });
    await this.audit.record(actorId, 'commitment.owner-named', { commitment: id, person: personId });
  }

  async setDue(id: string, dueOn: string, actorId: string): Promise<void> {
    await this.database.of(CommitmentEntity).update(id, { dueOn });
    await this.audit.record(actorId, 'commitment.changed', { commitment: id });
  }

  /** The owner takes part anyway. */
  async addParticipant(id: string, personId: string, actorId: string): Promise<void> {
    await this.employee(personId);
    if (await this.database.of(CommitmentEntity).existsBy({ id, ownerId: personId })) return;
    const rows = this.database.of(CommitmentParticipantEntity);
    await rows.createQueryBuilder().insert().orIgnore().values({ commitmentId: id, personId }).execute();
    await this.audit.record(actorId, 'commitment.changed', { commitment: id });
  }

  async removeParticipant(id: string, personId: string, actorId: string): Promise<void> {
    await this.database.of(CommitmentParticipantEntity).delete({ commitmentId: id, personId });
    await this.audit.record(actorId, 'commitment.changed', { commitment: id });
  }

  private async employee(id: string): Promise<void> {
    const isThere = await this.database.of(PersonEntity).existsBy({ id, kind: 'employee', status: 'active' });
    if (!isThere) throw new NotFound();
  }

  private async insert(finding: Finding, actorId: string): Promise<{ id: string; isNew: boolean }> {
    const rows = this.database.of(CommitmentEntity);
    const hash = findingHash(finding);
    const id = randomId();
    const row = {
      id,
      findingHash: hash,
      cycleId: finding.cycleId,
      finding,
      ownerId: null,
      dueOn: null,
      createdBy: actorId,
      createdAt: this.clock.now(),
    };
    await rows.createQueryBuilder().insert().orIgnore().values(row).execute();
    const kept = await rows.findOneByOrFail({ findingHash: hash });
    if (kept.id !== id) return { id: kept.id, isNew: false };
    await this.audit.record(actorId, 'commitment.made', { commitment: id, cycle: finding.cycleId });
    return { id, isNew: true };
  }
}
