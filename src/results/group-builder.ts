import { Injectable } from '@nestjs/common';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import {
  buildGroupSnapshot,
  type GroupReport,
  type GroupSnapshot,
  type GroupSources,
} from '../domain/group-snapshot.js';
import type { Request } from '../domain/group-quality.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { GroupSnapshots } from './group-snapshots.js';

/** Freezes the group figures of a cycle, once, from figures shown in its reports (anonymity R11). */
@Injectable()
export class GroupBuilder {
  constructor(
    private readonly database: Database,
    private readonly groupSnapshots: GroupSnapshots,
  ) {}

  async build(
    cycle: CycleEntity,
    questionnaire: Questionnaire,
    reports: readonly GroupReport[],
  ): Promise<Pick<GroupSnapshot, 'shown' | 'kept'>> {
    const frozen = await this.groupSnapshots.of(cycle.id);
    const kept = await this.groupSnapshots.keptOf(cycle.id);
    if (frozen && kept) return { shown: frozen.shown, kept };
    const requests = await this.requests(cycle.id);
    const snapshot = buildGroupSnapshot({
      cycle: { id: cycle.id, name: cycle.name, closedOn: cycle.closesOn ?? '' },
      questionnaire,
      thresholds: cycle.settings.thresholds,
      departments: cycle.units ?? [],
      reports,
      requests,
      distinctRaters: distinctRaters(requests),
    });
    await this.database.write(() => this.groupSnapshots.freeze(cycle.id, snapshot));
    return snapshot;
  }

  /** Who answered about whom is known until the people are erased; what they answered is not. */
  private async requests(cycleId: string): Promise<Request[]> {
    const rows = await this.database
      .of(AssignmentEntity)
      .createQueryBuilder('assignment')
      .innerJoin(ReviewEntity, 'review', 'review.id = assignment.reviewId')
      .where("review.cycleId = :cycleId AND review.mixState = 'mixed'", { cycleId })
      .select(['review.subjectId AS "subjectId"', 'assignment.raterId AS "raterId"'])
      .addSelect(['assignment.group AS "group"', 'assignment.status AS "status"'])
      .getRawMany<{ subjectId: string; raterId: string; group: RaterGroup; status: AssignmentEntity['status'] }>();
    return rows.map(({ status, ...request }) => ({ ...request, isAnswered: status === 'done' }));
  }
}

function distinctRaters(requests: readonly Request[]): GroupSources['distinctRaters'] {
  const answered = requests.filter(({ isAnswered }) => isAnswered);
  return (subjectIds, groups) => {
    const subjects = new Set(subjectIds);
    const rows = answered.filter(({ subjectId, group }) => subjects.has(subjectId) && groups.includes(group));
    return new Set(rows.map(({ raterId }) => raterId)).size;
  };
}
