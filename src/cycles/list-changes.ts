import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound, type Problem } from '../domain/errors.js';
import type { NominationSource } from '../domain/nomination.js';
import type { NominationProblem } from '../domain/nomination-rules.js';
import { isProtected, type RaterGroup } from '../domain/rater-group.js';
import { PersonEntity } from '../people/person.entity.js';
import { type NominationList, NominationLists } from './nomination-lists.js';
import { NominationEntity } from './nomination.entity.js';
import { RaterLoads } from './rater-loads.js';
import { ReviewEntity } from './review.entity.js';

export interface NewRater {
  readonly raterId: string;
  readonly group: RaterGroup;
  readonly source: NominationSource;
}

/** Changes one list inside a write that holds the draft; a rule that forbids it is returned, and nothing is stored. */
@Injectable()
export class ListChanges {
  constructor(
    private readonly database: Database,
    private readonly lists: NominationLists,
    private readonly loads: RaterLoads,
  ) {}

  async add(list: NominationList, { raterId, group, source }: NewRater): Promise<Problem | null> {
    const { cycle, review } = list;
    const rater = await this.database.of(PersonEntity).findOneBy({ id: raterId });
    if (!rater) throw new NotFound();
    const row = { id: randomId(), reviewId: review.id, raterId, group, source };
    const people = new Map([...list.people, [raterId, rater]]);
    const raters = [...list.raters, { ...row, subjectId: review.subjectId }];
    const problem = this.lists.problems(cycle, review, raters, people).find((each) => forbids(each, raterId, group));
    if (problem) return { ...problem, params: { ...problem.params, name: rater.name } };
    const requests = (await this.loads.of(cycle.id, [raterId])).get(raterId) ?? 0;
    if (group !== 'self' && requests >= cycle.settings.loadMaximum) {
      return {
        key: 'nominations.error.load',
        params: { name: rater.name, requests, maximum: cycle.settings.loadMaximum },
      };
    }
    await this.database.of(NominationEntity).insert(row);
    return null;
  }

  async remove(
    { review, raters }: NominationList,
    raterId: string,
    mayRemove: (source: NominationSource) => boolean,
  ): Promise<void> {
    const rater = raters.find((each) => each.raterId === raterId);
    if (!rater || !mayRemove(rater.source)) throw new NotFound();
    await this.database.of(NominationEntity).delete({ id: rater.id, reviewId: review.id });
  }

  /** The coach reads the report: somebody who rates in a protected group cannot be it (anonymity R18). */
  async nameCoach({ review, raters }: NominationList, coachId: string | null): Promise<Problem | null> {
    if (coachId !== null) {
      const coach = await this.database.of(PersonEntity).findOneBy({ id: coachId, kind: 'employee', status: 'active' });
      if (!coach) throw new NotFound();
      if (coachId === review.subjectId) return { key: 'nominations.error.coach-self', params: { name: coach.name } };
      const rates = raters.some((rater) => rater.raterId === coachId && isProtected(rater.group));
      if (rates) return { key: 'nominations.error.coach-rates', params: { name: coach.name } };
    }
    await this.database.of(ReviewEntity).update(review.id, { coachId });
    return null;
  }
}

/** Of all that a list is told, only what this rater brings about keeps the rater out. */
function forbids(problem: NominationProblem, raterId: string, group: RaterGroup): boolean {
  if (!problem.isBlocker) return false;
  if (problem.raterId !== null) return problem.raterId === raterId;
  if (problem.key === 'nomination.problem.several-managers') return group === 'manager';
  return problem.key === 'nomination.problem.above-maximum' && problem.params.group === group;
}
