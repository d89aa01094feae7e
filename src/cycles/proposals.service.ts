import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import type { Nomination } from '../domain/nomination.js';
import { proposeRaters } from '../domain/proposals.js';
import { dateIn } from '../domain/zone-time.js';
import { DraftChanges } from './draft-changes.js';
import { DraftReader } from './draft-reader.js';
import { NominationEntity } from './nomination.entity.js';
import { OrganisationReader } from './organisation-facts.js';
import type { ReviewEntity } from './review.entity.js';

const reviewsPerChunk = 100;
const rowsPerInsert = 100;

/** Proposes raters for every list not yet approved, a hundred people at a time, each chunk in a write of its own. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly changes: DraftChanges,
    private readonly drafts: DraftReader,
    private readonly organisation: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** With `fillsIn`, chart and records also stand in for those who have proposed nobody themselves. */
  async propose(cycleId: string, fillsIn: boolean): Promise<number> {
    const cycle = await this.database.write(() => this.changes.open(cycleId));
    const settings = fillsIn ? withoutOwnProposals(cycle.settings) : cycle.settings;
    const today = dateIn(this.clock.now(), cycle.timeZone);
    const facts = await this.organisation.facts(settings, today);
    const reviews = (await this.drafts.reviews(cycleId)).filter((review) => review.nominationState === 'proposed');
    const kept: Nomination[] = await this.drafts.nominations(cycleId);
    const before = kept.length;
    for (let start = 0; start < reviews.length; start += reviewsPerChunk) {
      const chunk = reviews.slice(start, start + reviewsPerChunk);
      const subjects = chunk.map((review) => review.subjectId);
      const proposed = proposeRaters({ ...facts, settings, subjects, today, kept, random }).filter((nomination) =>
        isNobodysReader(nomination, chunk),
      );
      await this.database.write(async () => {
        await this.changes.open(cycleId);
        await this.store(chunk, proposed);
      });
      kept.push(...proposed);
      // Other requests go first between two chunks.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return kept.length - before;
  }

  private async store(reviews: readonly ReviewEntity[], nominations: readonly Nomination[]): Promise<void> {
    const ids = new Map(reviews.map(({ subjectId, id }) => [subjectId, id]));
    const rows = nominations.map(({ subjectId, raterId, group, source }) => ({
      id: randomId(),
      reviewId: ids.get(subjectId) ?? '',
      raterId,
      group,
      source,
    }));
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      const values = rows.slice(start, start + rowsPerInsert);
      await this.database.of(NominationEntity).createQueryBuilder().insert().orIgnore().values(values).execute();
    }
  }
}

/** A coach is never proposed for a protected group of the same review (anonymity R18). */
function isNobodysReader({ subjectId, raterId, group }: Nomination, reviews: readonly ReviewEntity[]): boolean {
  if (group === 'self' || group === 'manager') return true;
  return reviews.find((review) => review.subjectId === subjectId)?.coachId !== raterId;
}

function withoutOwnProposals(settings: CycleSettings): CycleSettings {
  const { peer, customer } = settings.choice;
  return {
    ...settings,
    choice: {
      ...settings.choice,
      peer: peer.method === 'nomination' ? { ...peer, method: 'chart' } : peer,
      customer: customer.method === 'nomination' ? { ...customer, method: 'records' } : customer,
    },
  };
}

function random(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}
