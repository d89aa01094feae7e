import { Injectable } from '@nestjs/common';
import { Frameworks } from '../../competencies/frameworks.js';
import { Database } from '../../database/database.js';
import type { IsoDate } from '../../domain/calendar.js';
import { competenciesOf } from '../../domain/questionnaire.js';
import { addQuarters, quarterKey, quarterOf } from '../../domain/quarter.js';
import type { Perspective } from '../../domain/strategy-map.js';
import { Actuals } from '../../scorecard/actuals.js';
import type { MeasureSource } from '../../scorecard/computed-measures.js';
import { Measures } from '../../scorecard/measures.js';
import { Objectives } from '../../scorecard/objectives.js';
import { demoId } from './demo-ids.js';

interface DemoMeasure {
  readonly name: string;
  readonly unit?: string;
  readonly source?: MeasureSource;
  readonly worst: string;
  readonly target: string;
  readonly best: string;
  /** Oldest first, the last one of the quarter before this one. */
  readonly figures?: readonly number[];
}

interface DemoObjective {
  readonly perspective: Perspective;
  readonly name: string;
  readonly competency?: number;
  readonly effects: readonly number[];
  /** Who answers for its measures, as in the demo's addresses. */
  readonly owner: string;
  readonly measures: readonly DemoMeasure[];
}

/** From the result down to what people learn; `effects` are places in this list. */
const objectives: readonly DemoObjective[] = [
  {
    perspective: 'financial',
    name: 'Grow with customers who stay',
    effects: [],
    owner: 'dara.tavakoli',
    measures: [
      {
        name: 'Premium income',
        unit: 'million',
        worst: '30',
        target: '40',
        best: '45',
        figures: [33.5, 34.1, 35.8, 36.9, 37.4],
      },
      {
        name: 'Cost per claim',
        unit: 'hours',
        worst: '12',
        target: '8',
        best: '6',
        figures: [11, 10.5, 10.2, 9.6, 9.4],
      },
    ],
  },
  {
    perspective: 'customer',
    name: 'Customers know where they stand',
    competency: 2,
    effects: [0],
    owner: 'elham.azizi',
    measures: [
      {
        name: 'Keeps people informed, as customers see it',
        source: 'customer-rated',
        worst: '2.5',
        target: '4',
        best: '4.5',
      },
      { name: 'Policies renewed', unit: '%', worst: '70', target: '85', best: '90', figures: [78, 79, 79, 81, 82] },
    ],
  },
  {
    perspective: 'process',
    name: 'Settle claims without waiting',
    competency: 1,
    effects: [1],
    owner: 'omid.karimi',
    measures: [
      {
        name: 'Days until a claim is settled',
        unit: 'days',
        worst: '14',
        target: '7',
        best: '5',
        figures: [12, 11, 11, 9, 8.5],
      },
    ],
  },
  {
    perspective: 'learning',
    name: 'Everybody learns from feedback',
    effects: [2],
    owner: 'mina.sohrabi',
    measures: [
      { name: 'People with a report', source: 'coverage', worst: '0', target: '95', best: '100' },
      { name: 'Findings acted on', source: 'actions-done', worst: '0', target: '60', best: '100' },
      { name: 'Leaders’ self-assessment', source: 'self-assessment', worst: '0', target: '60', best: '100' },
    ],
  },
];

/** A small scorecard of the demo: four objectives, one leading to the next, with a year of figures. */
@Injectable()
export class DemoScorecard {
  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
    private readonly objectives: Objectives,
    private readonly measures: Measures,
    private readonly actuals: Actuals,
  ) {}

  async write(today: IsoDate): Promise<void> {
    const competencies = competenciesOf(await this.frameworks.questionnaire()).map(({ id }) => id);
    await this.database.write(async () => {
      const ids: string[] = [];
      for (const objective of objectives) ids.push(await this.add(objective, ids, competencies, today));
    });
  }

  private async add(
    { perspective, name, competency, effects, owner, measures }: DemoObjective,
    earlier: readonly string[],
    competencies: readonly string[],
    today: IsoDate,
  ): Promise<string> {
    const competencyId = competency === undefined ? '' : (competencies[competency] ?? '');
    const id = await this.objectives.add({
      perspective,
      name,
      weight: '1',
      valueIds: [],
      competencyIds: competencyId ? [competencyId] : [],
      effects: effects.flatMap((place) => earlier[place] ?? []),
    });
    for (const measure of measures) await this.addMeasure(id, measure, owner, competencyId, today);
    return id;
  }

  private async addMeasure(
    objectiveId: string,
    { name, unit = '', source = 'entered', worst, target, best, figures = [] }: DemoMeasure,
    owner: string,
    competencyId: string,
    today: IsoDate,
  ): Promise<void> {
    const scale = { worst, target, best, baseline: String(figures[0] ?? '') };
    const form = { name, source, competencyId, unit, weight: '1', owner: `${owner}@narvan.example`, ...scale };
    const measureId = await this.measures.add(objectiveId, form);
    const present = quarterOf(today, 'gregorian');
    const rows = figures.map((value, index) => ({
      measureId,
      period: quarterKey(addQuarters(present, index - figures.length)),
      value,
    }));
    await this.actuals.save(rows, 'typed', demoId('mina.sohrabi'));
  }
}
