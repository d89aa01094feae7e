import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFound, type Problem, RuleBroken } from '../domain/errors.js';
import { type ProtectedGroup, protectedGroups } from '../domain/rater-group.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import type { PersonEntity } from '../people/person.entity.js';
import { DraftChanges } from './draft-changes.js';
import type { NominatedRater } from './draft-reader.js';
import { ListChanges, type NewRater } from './list-changes.js';
import { type NominationList, NominationLists } from './nomination-lists.js';
import { NominationEntity } from './nomination.entity.js';
import { textOf } from './page-of.js';
import { PeopleSearch } from './people-search.js';
import { type OpenReview, TeamReviews } from './team-reviews.js';

export interface OwnPage extends OpenReview {
  readonly groups: readonly ProtectedGroup[];
  /** What the person proposed; what chart and manager add is never shown. */
  readonly proposed: readonly (Pick<NominatedRater, 'raterId' | 'group'> & { readonly name: string })[];
  readonly group: ProtectedGroup;
  readonly search: string;
  readonly found: readonly PersonEntity[];
}

/** A person's own proposals, until they are sent. */
@Injectable()
export class OwnNominations {
  constructor(
    private readonly reviews: TeamReviews,
    private readonly changes: DraftChanges,
    private readonly lists: NominationLists,
    private readonly people: PeopleSearch,
    private readonly list: ListChanges,
    private readonly database: Database,
  ) {}

  async page(personId: string, reviewId: string, query: Readonly<Record<string, unknown>>): Promise<OwnPage> {
    const open = await this.reviews.ownById(personId, reviewId);
    const groups = proposableGroups(open.cycle.settings);
    const group = groups.find((each) => each === query.group) ?? groups[0] ?? 'peer';
    const isOpen = open.review.nominationState === 'proposed';
    const list = await this.lists.one(open.cycle, open.review);
    const own = list.raters.filter((rater) => rater.source === 'subject');
    return {
      ...open,
      groups,
      group,
      search: textOf(query.search),
      proposed: isOpen
        ? own.map(({ raterId, group: own }) => ({ raterId, group: own, name: list.people.get(raterId)?.name ?? '' }))
        : [],
      found: isOpen ? await this.find(open, group, textOf(query.search)) : [],
    };
  }

  /** The list for a change by its subject; once sent it is closed. */
  async open(personId: string, reviewId: string): Promise<NominationList> {
    const { cycle } = await this.reviews.ownById(personId, reviewId);
    const held = await this.changes.open(cycle.id);
    const { review } = await this.reviews.ownById(personId, reviewId);
    if (review.nominationState !== 'proposed') throw new RuleBroken('nominations.error.sent-already');
    return this.lists.one(held, review);
  }

  /**
   * Proposes somebody. Who is on the list already, put there by others, becomes the person's own proposal, so that
   * nobody learns from a refusal who else is asked.
   */
  async propose(
    list: NominationList,
    { raterId, group }: Pick<NewRater, 'raterId' | 'group'>,
  ): Promise<Problem | null> {
    if (!proposableGroups(list.cycle.settings).some((each) => each === group)) throw new NotFound();
    const known = list.raters.find((rater) => rater.raterId === raterId && rater.group === group);
    if (!known) return this.list.add(list, { raterId, group, source: 'subject' });
    await this.database.of(NominationEntity).update(known.id, { source: 'subject' });
    return null;
  }

  /** Neither oneself nor one's manager, who is asked anyway. */
  private async find({ subject }: OpenReview, group: ProtectedGroup, search: string): Promise<PersonEntity[]> {
    if (group === 'customer') return this.people.customersKnownTo(subject.id, search);
    return (await this.people.employees(search)).filter(({ id }) => id !== subject.id && id !== subject.managerId);
  }
}

export function proposableGroups(settings: CycleSettings): ProtectedGroup[] {
  return protectedGroups.filter(
    (group) => settings.groups.includes(group) && settings.choice[group].method === 'nomination',
  );
}
