import { Injectable } from '@nestjs/common';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import {
  groupSnapshotInSteps,
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
    const steps = groupSnapshotInSteps({
      cycle: { id: cycle.id, name: cycle.name, closedOn: cycle.closesOn ?? '' },
      questionnaire,
      thresholds: cycle.settings.thresholds,
      departments: cycle.units ?? [],
      reports,
      requests,
      distinctRaters: distinctRaters(requests),
    });
    let step = steps.next();
    for (; !step.done; step = steps.next()) await new Promise((resolve) => setImmediate(resolve));
    const snapshot = step.value;
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
  const answeredOf = new Map<string, Request[]>();
  for (const request of requests) {
    if (!request.isAnswered) continue;
    const known = answeredOf.get(request.subjectId);
    if (known) known.push(request);
    else answeredOf.set(request.subjectId, [request]);
  }
  return (subjectIds, groups) => {
    const raters = new Set<string>();
    for (const subjectId of subjectIds)
      for (const { raterId, group } of answeredOf.get(subjectId) ?? []) if (groups.includes(group)) raters.add(raterId);
    return raters.size;
  };
}
