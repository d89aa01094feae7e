import { Injectable } from '@nestjs/common';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { type MixState, ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { isOver } from '../domain/cycle-lifecycle.js';
import { NotFound } from '../domain/errors.js';
import { openableGroup } from '../domain/openable-figures.js';
import { knownToReaders } from '../domain/report-readers.js';
import type { CycleQuality } from '../domain/shown-group.js';
import { PersonEntity } from '../people/person.entity.js';
import { CycleKeys, KeyMissing } from '../sealing/cycle-keys.js';
import { GroupSnapshots } from './group-snapshots.js';
import { MixedReviews } from './mixed-reviews.js';
import { OpenedEnvelopes } from './opened-envelopes.js';

export interface StuckReview {
  readonly review: ReviewEntity;
  readonly subjectName: string;
}

/** How far the mix of a cycle has come: numbers of reviews, alarms; nothing derived from answers before the close. */
export interface MixProgress {
  readonly cycle: CycleEntity;
  readonly reviews: Readonly<Record<MixState, number>>;
  readonly stuck: readonly StuckReview[];
  readonly setAside: number;
  readonly isKeyMissing: boolean;
  /** Folders in which the key still lies. */
  readonly keyPlaces: readonly string[];
}

/** How well a cycle was answered, from its group snapshot; null until that is built. */
export interface ShownQuality {
  readonly cycle: CycleEntity;
  readonly quality: CycleQuality | null;
  /** Answers that did not open and were set aside, and reports in which groups stand together. */
  readonly setAside: number;
  readonly merged: number;
}

@Injectable()
export class ResultsService {
  constructor(
    private readonly database: Database,
    private readonly keys: CycleKeys,
    private readonly envelopes: OpenedEnvelopes,
    private readonly groups: GroupSnapshots,
    private readonly mixedReviews: MixedReviews,
  ) {}

  /** In how many reports at least one group is shown together with another. */
  mergedReports(cycleId: string): Promise<number> {
    return this.mixedReviews.countMerged(cycleId);
  }

  /** A cycle that is not closed yet has no results: NotFound. */
  async progress(cycleId: string): Promise<MixProgress> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, kind: 'review' });
    if (!cycle || !isOver(cycle.state)) throw new NotFound();
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    const count = (state: MixState): number => reviews.filter(({ mixState }) => mixState === state).length;
    const stuck = reviews.filter(({ mixState }) => mixState === 'stuck');
    return {
      cycle,
      reviews: {
        waiting: count('waiting'),
        stuck: stuck.length,
        'set-aside': count('set-aside'),
        mixed: count('mixed'),
        withdrawn: count('withdrawn'),
      },
      stuck: await Promise.all(
        stuck.map(async (review) => ({ review, subjectName: await this.nameOf(review.subjectId) })),
      ),
      setAside: reviews.reduce((sum, { setAsideCount }) => sum + setAsideCount, 0),
      isKeyMissing: cycle.state === 'mixing' && this.isKeyMissing(cycleId),
      keyPlaces: this.keys.placesOf(cycleId),
    };
  }

  /** Groups of raters only; a cycle that is not closed yet has none: NotFound. */
  async quality(cycleId: string, readerId: string): Promise<ShownQuality> {
    const { cycle, setAside } = await this.progress(cycleId);
    const isMixing = cycle.state === 'mixing';
    return {
      cycle,
      quality: isMixing ? null : await this.openQuality(cycle, readerId),
      setAside,
      merged: isMixing ? 0 : await this.mergedReports(cycleId),
    };
  }

  /** Leniency is made of the company's figures: none for somebody whose reports would complete these (anonymity R18). */
  private async openQuality({ id, settings }: CycleEntity, readerId: string): Promise<CycleQuality | null> {
    const quality = await this.groups.qualityOf(id);
    const [frozen, kept] = [await this.groups.of(id), await this.groups.keptOf(id)];
    if (!quality || !frozen || !kept) return quality;
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId: id });
    const known = knownToReaders(reviews, settings).get(readerId) ?? [readerId];
    const { company } = openableGroup(frozen.shown, kept.units, [], known);
    if (JSON.stringify(company) === JSON.stringify(frozen.shown.company)) return quality;
    return { ...quality, groups: quality.groups.map((group) => ({ ...group, leniency: null })) };
  }

  async nameOf(personId: string): Promise<string> {
    const person = await this.database.of(PersonEntity).findOneBy({ id: personId });
    return person?.name ?? '';
  }

  private isKeyMissing(cycleId: string): boolean {
    try {
      this.envelopes.keyOf(cycleId);
      return false;
    } catch (error) {
      if (error instanceof KeyMissing) return true;
      throw error;
    }
  }
}
