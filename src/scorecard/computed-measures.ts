import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/calendar.js';
import type { ProblemParams } from '../domain/errors.js';

/** What the product can compute for a scorecard; texts are `scorecard.computed.<key>`. */
export const computedKeys = [
  'customer-rated',
  'all-rated',
  'coverage',
  'response-rate',
  'actions-done',
  'self-assessment',
] as const;
export type ComputedKey = (typeof computedKeys)[number];
export type MeasureSource = 'entered' | ComputedKey;

/** Rated in the 360: one figure per cycle, about one competency. */
export const ratedKeys: readonly ComputedKey[] = ['customer-rated', 'all-rated'];

export interface ComputedPoint {
  /** The last day it speaks of; decides its quarter. */
  readonly until: IsoDate;
  /** As shown, already rounded. */
  readonly value: number;
  /** What it is made of, as keys of texts with what they need; never about one person. */
  readonly made: readonly { readonly key: string; readonly params: ProblemParams }[];
  /** Against the point before, where more is known than the two figures; null leaves it to the figures. */
  readonly course: 'rising' | 'falling' | 'unclear' | 'broken' | null;
}

export interface ComputedMeasure {
  readonly key: ComputedKey;
  /** 'points' of the rating scale, or per cent from 0 to 100. */
  readonly unit: 'percent' | 'points';
  /** Whether it stays until the next cycle, or is computed anew each time it is looked at. */
  readonly kind: 'cycle' | 'live';
  /** Oldest first, as this person may see them; empty while there is nothing to compute from. */
  points(competencyId: string | null, readerId: string): Promise<ComputedPoint[]>;
}

/** Who computes what; rooms above register theirs when they start. */
@Injectable()
export class ComputedMeasures {
  private readonly byKey = new Map<ComputedKey, ComputedMeasure>();

  register(measure: ComputedMeasure): void {
    this.byKey.set(measure.key, measure);
  }

  /** Null where nobody computes it yet: then the measure has no data, and says so. */
  find(key: MeasureSource): ComputedMeasure | null {
    return key === 'entered' ? null : (this.byKey.get(key) ?? null);
  }
}

export function unitOfComputed(key: ComputedKey): 'percent' | 'points' {
  return ratedKeys.includes(key) ? 'points' : 'percent';
}
