import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/calendar.js';
import type { FindingKey } from '../domain/finding.js';
import { funnelOf, type FunnelStep, isLate, isStuck, type LoopStep, type ProvenStep } from '../domain/loop-steps.js';
import { paths } from '../web/paths.js';
import { findingHash } from './finding-hash.js';
import { type LoopItem, LoopItems } from './loop-items.js';

/** Where one finding stands in the closed loop. */
export interface CommitmentPlace {
  readonly id: string;
  readonly step: LoopStep;
  /** Null when customers have been told. */
  readonly next: ProvenStep | null;
  /** The day the present step was reached. */
  readonly since: IsoDate;
  readonly owner: string | null;
  readonly dueOn: IsoDate | null;
  readonly isLate: boolean;
  readonly isStuck: boolean;
  /** What is done or planned in its own words, '' before a plan. */
  readonly text: string;
  readonly href: string;
}

/** What the loop can show for itself since a day, as counts; never about one person. */
export interface LoopEvidence {
  readonly commitments: number;
  /** Owner and participants come from at least two departments. */
  readonly acrossDepartments: number;
  readonly trainingActions: number;
  readonly acted: number;
  readonly told: number;
}

/** The closed loop as other leadership pages read it. */
@Injectable()
export class Commitments {
  constructor(private readonly items: LoopItems) {}

  /** One place for each finding, in the same order; null where nobody has taken it up. */
  async placesOf(findings: readonly FindingKey[]): Promise<(CommitmentPlace | null)[]> {
    const hashes = findings.map(findingHash);
    const items = new Map((await this.items.byHash(hashes)).map((item) => [item.commitment.findingHash, item]));
    return hashes.map((hash) => {
      const item = items.get(hash);
      return item ? placeOf(item, this.items.today) : null;
    });
  }

  /** Per step, how many findings came at least so far; the shares are of all findings. */
  async funnel(): Promise<FunnelStep[]> {
    return funnelOf((await this.items.all()).map(({ standing }) => standing));
  }

  /** Counted by the day of each proof; commitments and their departments by the day they were made. */
  async evidence(since: IsoDate): Promise<LoopEvidence> {
    const items = await this.items.all();
    const steps = items.flatMap((item) => [...item.steps]).filter(({ happenedOn }) => happenedOn >= since);
    const made = items.filter(({ commitment }) => this.items.dayOf(commitment.createdAt) >= since);
    return {
      commitments: made.length,
      acrossDepartments: made.filter((item) => departmentsOf(item) >= 2).length,
      trainingActions: steps.filter(({ step, isTraining }) => step === 'planned' && isTraining).length,
      acted: steps.filter(({ step }) => step === 'acting').length,
      told: steps.filter(({ step }) => step === 'told').length,
    };
  }
}

function placeOf(item: LoopItem, today: IsoDate): CommitmentPlace {
  const { commitment, standing, owner, steps } = item;
  const textOf = (wanted: ProvenStep): string => steps.find(({ step }) => step === wanted)?.text ?? '';
  return {
    id: commitment.id,
    ...standing,
    owner: owner?.name ?? null,
    dueOn: commitment.dueOn,
    isLate: isLate(standing, commitment.dueOn, today),
    isStuck: isStuck(standing, commitment.dueOn, today),
    text: textOf('acting') || textOf('planned'),
    href: paths.commitment(commitment.id),
  };
}

function departmentsOf({ owner, participants }: LoopItem): number {
  const people = owner ? [owner, ...participants] : participants;
  return new Set(people.flatMap(({ departmentId }) => departmentId ?? [])).size;
}
