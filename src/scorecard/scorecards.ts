import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';
import { ActualEntity } from './actual.entity.js';
import { CauseEffectEntity } from './cause-effect.entity.js';
import { ComputedMeasures } from './computed-measures.js';
import { InitiativeEntity } from './initiative.entity.js';
import { MeasureEntity } from './measure.entity.js';
import { ObjectiveEntity } from './objective.entity.js';
import { Periods } from './periods.js';
import { PerspectiveWeightEntity } from './perspective-weight.entity.js';
import { assemble, type ComputedFigures, type Measure, type Objective, type Scorecard } from './scorecard.js';

const inOrder = { order: { position: 'ASC', id: 'ASC' } } as const;

/** Reads the scorecard as it stands today. */
@Injectable()
export class Scorecards {
  constructor(
    private readonly database: Database,
    private readonly computed: ComputedMeasures,
    private readonly periods: Periods,
  ) {}

  /** As this person may see it: figures from the 360 leave out what the reader's reports would complete (anonymity R18). */
  async read(readerId: string): Promise<Scorecard> {
    const measures = await this.database.of(MeasureEntity).find(inOrder);
    const initiatives = await this.database.of(InitiativeEntity).find(inOrder);
    const weights = await this.database.of(PerspectiveWeightEntity).find();
    return assemble({
      objectives: await this.database.of(ObjectiveEntity).find(inOrder),
      links: await this.database.of(CauseEffectEntity).find(),
      measures,
      actuals: await this.database.of(ActualEntity).find(),
      initiatives,
      weights: new Map(weights.map(({ perspective, weight }) => [perspective, weight])),
      owners: await this.names([...measures, ...initiatives].flatMap(({ ownerId }) => ownerId ?? [])),
      computed: await this.compute(measures, readerId),
      today: this.periods.today,
      running: this.periods.running,
    });
  }

  /** People's names by id; who has been erased is missing. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await this.database.of(PersonEntity).findBy({ id: In([...new Set(ids)]) });
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  private async compute(measures: readonly MeasureEntity[], readerId: string): Promise<Map<string, ComputedFigures>> {
    const found = new Map<string, ComputedFigures>();
    for (const { id, source, competencyId } of measures) {
      if (source === 'entered') continue;
      const by = this.computed.find(source);
      found.set(id, { by, points: by ? await by.points(competencyId, readerId) : [] });
    }
    return found;
  }
}

export function measuresOf({ perspectives }: Scorecard): Measure[] {
  return perspectives.flatMap(({ objectives }) => objectives).flatMap(({ measures }) => measures);
}

export function objectivesOf({ perspectives }: Scorecard): Objective[] {
  return perspectives.flatMap(({ objectives }) => objectives);
}
