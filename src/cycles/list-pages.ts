import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { peersOf } from '../domain/org-chart.js';
import { type RaterGroup, raterGroups } from '../domain/rater-group.js';
import { PersonEntity } from '../people/person.entity.js';
import type { CycleEntity } from './cycle.entity.js';
import { type NominationList, NominationLists } from './nomination-lists.js';
import { OrganisationReader } from './organisation-facts.js';
import { textOf } from './page-of.js';
import { PeopleSearch } from './people-search.js';
import { RaterLoads } from './rater-loads.js';
import type { ReviewEntity } from './review.entity.js';

const suggestedAtMost = 6;

export interface FoundPerson extends PersonEntity {
  readonly isListed: boolean;
  readonly requests: number;
}

/** One list with people who could be put on it. */
export interface ListPage {
  readonly list: NominationList;
  readonly loads: ReadonlyMap<string, number>;
  readonly group: RaterGroup;
  readonly search: string;
  readonly found: readonly FoundPerson[];
  /** Peers from the chart who are not on the list yet, least asked first. */
  readonly suggested: readonly FoundPerson[];
  /** Chart and records were asked for one more and held nobody. */
  readonly isNobodyLeft: boolean;
  readonly coachSearch: string;
  readonly coaches: readonly PersonEntity[];
}

/** Reads the page on which one list is changed by HR or by the manager. */
@Injectable()
export class ListPages {
  constructor(
    private readonly database: Database,
    private readonly lists: NominationLists,
    private readonly people: PeopleSearch,
    private readonly organisation: OrganisationReader,
    private readonly loads: RaterLoads,
  ) {}

  async read(cycle: CycleEntity, review: ReviewEntity, query: Readonly<Record<string, unknown>>): Promise<ListPage> {
    const list = await this.lists.one(cycle, review);
    const asked = raterGroups.filter((group) => group !== 'self' && cycle.settings.groups.includes(group));
    const group =
      asked.find((each) => each === query.group) ?? asked.find((each) => each === 'peer') ?? asked[0] ?? 'peer';
    const search = textOf(query.search);
    const coachSearch = textOf(query.coach);
    const found = group === 'customer' ? await this.people.customers(search) : await this.people.employees(search);
    return {
      list,
      loads: await this.loads.of(
        cycle.id,
        list.raters.map(({ raterId }) => raterId),
      ),
      group,
      search,
      found: await this.withLoads(
        list,
        found.filter(({ id }) => id !== review.subjectId),
      ),
      suggested: group === 'peer' ? await this.suggestions(list) : [],
      isNobodyLeft: query.nobody === 'yes',
      coachSearch,
      coaches: (await this.people.employees(coachSearch)).filter(({ id }) => id !== review.subjectId),
    };
  }

  private async suggestions(list: NominationList): Promise<FoundPerson[]> {
    const ids = peersOf(await this.organisation.chart(), list.review.subjectId);
    const people = await this.database.of(PersonEntity).findBy({ id: In(ids) });
    const free = (await this.withLoads(list, people)).filter(({ isListed }) => !isListed);
    return free
      .sort((one, other) => one.requests - other.requests || (one.id < other.id ? -1 : 1))
      .slice(0, suggestedAtMost);
  }

  private async withLoads({ cycle, raters }: NominationList, people: readonly PersonEntity[]): Promise<FoundPerson[]> {
    const loads = await this.loads.of(
      cycle.id,
      people.map(({ id }) => id),
    );
    const listed = new Set(raters.map(({ raterId }) => raterId));
    return people.map((person) => ({
      ...person,
      isListed: listed.has(person.id),
      requests: loads.get(person.id) ?? 0,
    }));
  }
}
