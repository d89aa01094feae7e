import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Frameworks } from '../competencies/frameworks.js';
import { Database } from '../database/database.js';
import { formLength } from '../domain/form-length.js';
import { loadLevel, type LoadLevel } from '../domain/rater-load.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { askedQuestionnaire } from './asked-questionnaire.js';
import type { CycleEntity } from './cycle.entity.js';
import { type PageNumbers, pageOf, rowsPerPage } from './page-of.js';
import { type GroupLoad, RaterLoads } from './rater-loads.js';

export interface LoadRow {
  readonly name: string;
  readonly requests: number;
  readonly minutes: number;
  readonly level: LoadLevel;
  readonly byGroup: ReadonlyMap<RaterGroup, number>;
}

export interface LoadPage {
  readonly cycle: CycleEntity;
  readonly rows: readonly LoadRow[];
  readonly high: number;
  readonly pages: PageNumbers;
}

/** How often everybody is asked, most often first, as far as the viewer follows the lists. */
@Injectable()
export class LoadService {
  constructor(
    private readonly database: Database,
    private readonly loads: RaterLoads,
    private readonly frameworks: Frameworks,
  ) {}

  async read(cycle: CycleEntity, viewerId: string, page: unknown): Promise<LoadPage> {
    const raters = sortedRaters(await this.loads.followedBy(cycle.id, viewerId));
    const questionnaire = askedQuestionnaire(await this.frameworks.questionnaire(), cycle.settings);
    const pages = pageOf(page, raters.length, (number) => `${paths.load(cycle.id)}?page=${number}`);
    const shown = raters.slice(pages.skip, pages.skip + rowsPerPage);
    const people = await this.database.of(PersonEntity).findBy({ id: In(shown.map(({ raterId }) => raterId)) });
    const names = new Map(people.map((person) => [person.id, person.name]));
    return {
      cycle,
      pages,
      high: raters.filter(({ requests }) => requests > cycle.settings.loadWarning).length,
      rows: shown.map(({ raterId, requests, byGroup }) => ({
        name: names.get(raterId) ?? '',
        requests,
        byGroup,
        level: loadLevel(requests, cycle.settings),
        minutes: [...byGroup].reduce(
          (sum, [group, times]) => sum + times * formLength(questionnaire, group).minutes,
          0,
        ),
      })),
    };
  }
}

interface RaterRow {
  readonly raterId: string;
  readonly requests: number;
  readonly byGroup: ReadonlyMap<RaterGroup, number>;
}

function sortedRaters(loads: readonly GroupLoad[]): RaterRow[] {
  const groups = new Map<string, Map<RaterGroup, number>>();
  for (const { raterId, group, requests } of loads) {
    const own = groups.get(raterId) ?? new Map<RaterGroup, number>();
    groups.set(raterId, own.set(group, requests));
  }
  return [...groups]
    .map(([raterId, byGroup]) => ({ raterId, byGroup, requests: [...byGroup.values()].reduce((sum, n) => sum + n, 0) }))
    .sort((one, other) => other.requests - one.requests || (one.raterId < other.raterId ? -1 : 1));
}
