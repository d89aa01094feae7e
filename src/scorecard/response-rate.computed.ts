import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GroupSnapshots } from '../results/group-snapshots.js';
import { ComputedMeasures, type ComputedPoint } from './computed-measures.js';
import { dayOf } from './rated.computed.js';

/** How many of the requests of a cycle were answered, as frozen with its published results. */
@Injectable()
export class ResponseRateMeasure implements OnModuleInit {
  constructor(
    private readonly measures: ComputedMeasures,
    private readonly snapshots: GroupSnapshots,
  ) {}

  onModuleInit(): void {
    this.measures.register({ key: 'response-rate', unit: 'percent', kind: 'cycle', points: () => this.points() });
  }

  private async points(): Promise<ComputedPoint[]> {
    const published = (await this.snapshots.published()).toReversed();
    return published.flatMap((frozen) => {
      const { response, cycle, company } = frozen.shown;
      if (response === undefined || response === null) return [];
      const made = { key: 'scorecard.made.response', params: { cycle: cycle.name, subjects: company.subjects } };
      return [{ until: dayOf(frozen), value: response, made: [made], course: null }];
    });
  }
}
