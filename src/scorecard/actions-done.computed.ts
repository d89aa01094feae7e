import { Injectable, type OnModuleInit } from '@nestjs/common';
import { percent } from '../domain/rounding.js';
import { Commitments } from '../followup/commitments.js';
import { ComputedMeasures, type ComputedPoint } from './computed-measures.js';
import { Periods } from './periods.js';

/** How many findings of the closed loop have been acted on, as of today. */
@Injectable()
export class ActionsDoneMeasure implements OnModuleInit {
  constructor(
    private readonly measures: ComputedMeasures,
    private readonly commitments: Commitments,
    private readonly periods: Periods,
  ) {}

  onModuleInit(): void {
    this.measures.register({ key: 'actions-done', unit: 'percent', kind: 'live', points: () => this.points() });
  }

  private async points(): Promise<ComputedPoint[]> {
    const acted = (await this.commitments.funnel()).find(({ step }) => step === 'acting');
    if (!acted || acted.total === 0) return [];
    const { reached, total } = acted;
    return [
      {
        until: this.periods.today,
        value: percent(reached, total),
        made: [{ key: 'scorecard.made.actions', params: { reached, total } }],
        course: null,
      },
    ];
  }
}
