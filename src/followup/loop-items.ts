import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { IsoDate } from '../domain/calendar.js';
import { type LoopStanding, standingOf } from '../domain/loop-steps.js';
import { dateIn } from '../domain/zone-time.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { CommitmentParticipantEntity } from './commitment-participant.entity.js';
import { CommitmentStepEntity } from './commitment-step.entity.js';
import { CommitmentEntity } from './commitment.entity.js';

/** A commitment with everything that belongs to it. */
export interface LoopItem {
  readonly commitment: CommitmentEntity;
  readonly standing: LoopStanding;
  readonly steps: readonly CommitmentStepEntity[];
  readonly owner: PersonEntity | null;
  readonly participants: readonly PersonEntity[];
  /** Whether the page's reader may see the finding's figure; only OpenFindings says yes. */
  readonly maySeeFigure: boolean;
}

const chunk = 500;

/** Reads commitments together with their proofs and people. */
@Injectable()
export class LoopItems {
  constructor(
    private readonly database: Database,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  get today(): IsoDate {
    return this.dayOf(this.clock.now());
  }

  /** Newest cycle first, then as made. */
  async all(): Promise<LoopItem[]> {
    const rows = await this.database.of(CommitmentEntity).find({ order: { createdAt: 'ASC', id: 'ASC' } });
    return this.complete(rows);
  }

  async byId(id: string): Promise<LoopItem | null> {
    const row = await this.database.of(CommitmentEntity).findOneBy({ id });
    return row ? ((await this.complete([row]))[0] ?? null) : null;
  }

  /** Those a person answers for or takes part in. */
  async ofPerson(personId: string): Promise<LoopItem[]> {
    const parts = await this.database.of(CommitmentParticipantEntity).findBy({ personId });
    const rows = await this.database
      .of(CommitmentEntity)
      .findBy([{ ownerId: personId }, { id: In(parts.map(({ commitmentId }) => commitmentId)) }]);
    return this.complete(rows);
  }

  async byHash(hashes: readonly string[]): Promise<LoopItem[]> {
    const rows: CommitmentEntity[] = [];
    for (let start = 0; start < hashes.length; start += chunk) {
      const part = hashes.slice(start, start + chunk);
      rows.push(...(await this.database.of(CommitmentEntity).findBy({ findingHash: In(part) })));
    }
    return this.complete(rows);
  }

  private async complete(rows: readonly CommitmentEntity[]): Promise<LoopItem[]> {
    if (rows.length === 0) return [];
    const commitmentId = In(rows.map(({ id }) => id));
    const steps = await this.database.of(CommitmentStepEntity).findBy({ commitmentId });
    const participants = await this.database.of(CommitmentParticipantEntity).findBy({ commitmentId });
    const ids = [...participants.map(({ personId }) => personId), ...rows.flatMap(({ ownerId }) => ownerId ?? [])];
    const people = new Map(
      (await this.database.of(PersonEntity).findBy({ id: In([...new Set(ids)]) })).map((person) => [person.id, person]),
    );
    return rows.map((commitment) => {
      const own = steps.filter((step) => step.commitmentId === commitment.id);
      return {
        commitment,
        steps: own,
        maySeeFigure: false,
        standing: standingOf(this.dayOf(commitment.createdAt), own),
        owner: people.get(commitment.ownerId ?? '') ?? null,
        participants: participants
          .filter((each) => each.commitmentId === commitment.id)
          .flatMap(({ personId }) => people.get(personId) ?? [])
          .sort((a, b) => a.nameFolded.localeCompare(b.nameFolded)),
      };
    });
  }

  dayOf(at: Date): IsoDate {
    return dateIn(at, this.organisation.current().timeZone);
  }
}
