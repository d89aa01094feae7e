import { Injectable } from '@nestjs/common';
import { Frameworks } from '../competencies/frameworks.js';
import type { LocalText } from '../domain/locale.js';
import type { GroupCells, ShownGroup } from '../domain/shown-group.js';
import { OpenableGroups } from '../reports/openable-groups.js';

export interface RatedBehaviour {
  readonly id: string;
  readonly statement: LocalText;
  readonly cells: GroupCells;
}

export interface RatedCompetency {
  readonly id: string;
  readonly title: LocalText;
  readonly cells: GroupCells;
  readonly behaviours: readonly RatedBehaviour[];
}

export interface RatedValue {
  readonly id: string;
  readonly title: LocalText;
  readonly cells: GroupCells;
  readonly competencies: readonly RatedCompetency[];
}

/** The framework as it stands, with the company figures HR published last as one reader may see them; without any while nothing is published. */
@Injectable()
export class RatedFramework {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly groups: OpenableGroups,
  ) {}

  async read(readerId: string): Promise<{ values: RatedValue[]; latest: ShownGroup | null }> {
    const { values } = await this.frameworks.questionnaire();
    const [group] = await this.groups.for(readerId);
    const company = group?.shown.company;
    return {
      latest: group?.shown ?? null,
      values: values.map(({ id, name, competencies }) => ({
        id,
        title: name,
        cells: company?.values[id] ?? {},
        competencies: competencies.map((competency) => ({
          id: competency.id,
          title: competency.name,
          cells: company?.competencies[competency.id] ?? {},
          behaviours: competency.behaviours.map((behaviour) => ({
            id: behaviour.id,
            statement: behaviour.statement,
            cells: company?.behaviours[behaviour.id] ?? {},
          })),
        })),
      })),
    };
  }
}
