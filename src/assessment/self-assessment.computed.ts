import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dateIn } from '../domain/zone-time.js';
import { ComputedMeasures, type ComputedPoint } from '../scorecard/computed-measures.js';
import { Organisation } from '../settings/organisation.js';
import { RoundResults } from './round-results.js';
import { Rounds } from './rounds.js';

/** The total of each finished round, 0 to 100, for the scorecard. */
@Injectable()
export class SelfAssessmentMeasure implements OnModuleInit {
  constructor(
    private readonly measures: ComputedMeasures,
    private readonly rounds: Rounds,
    private readonly results: RoundResults,
    private readonly organisation: Organisation,
  ) {}

  onModuleInit(): void {
    this.measures.register({ key: 'self-assessment', unit: 'percent', kind: 'cycle', points: () => this.points() });
  }

  private async points(): Promise<ComputedPoint[]> {
    const points: ComputedPoint[] = [];
    for (const round of await this.rounds.finished()) {
      const { assessed, agreed } = await this.results.scoreOf(round);
      if (assessed.total === null || !round.finishedAt) continue;
      const pillars = assessed.pillars.filter(({ score }) => score !== null).length;
      const params = { round: round.name, pillars, questions: agreed.size };
      points.push({
        until: dateIn(round.finishedAt, this.organisation.current().timeZone),
        value: assessed.total,
        made: [{ key: 'assessment.computed.made', params }],
        course: null,
      });
    }
    return points;
  }
}
