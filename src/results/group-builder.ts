import { Injectable } from '@nestjs/common';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { buildGroupSnapshot, type GroupReport, type GroupSources } from '../domain/group-snapshot.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { ShownGroup } from '../domain/shown-group.js';
import { GroupSnapshots } from './group-snapshots.js';

/** Freezes the group figures of a cycle, once, from figures shown in its reports (anonymity R11). */
@Injectable()
export class GroupBuilder {
  constructor(
    private readonly database: Database,
    private readonly groupSnapshots: GroupSnapshots,
  ) {}

  async build(cycle: CycleEntity, questionnaire: Questionnaire, reports: readonly GroupReport[]): Promise<ShownGroup> {
    const frozen = await this.groupSnapshots.of(cycle.id);
    if (frozen) return frozen.shown;
    const snapshot = buildGroupSnapshot({
      cycle: { id: cycle.id, name: cycle.name, closedOn: cycle.closesOn ?? '' },
      questionnaire,
      thresholds: cycle.settings.thresholds,
      departments: cycle.units ?? [],
      reports,
      distinctRaters: await this.distinctRaters(cycle.id),
    });
    await this.database.write(() => this.groupSnapshots.freeze(cycle.id, snapshot));
    return snapshot.shown;
  }

  /** Who answered about whom is known until the people are erased; what they answered is not. */
  private async distinctRaters(cycleId: string): Promise<GroupSources['distinctRaters']> {
    const answered = await this.database
      .of(AssignmentEntity)
      .createQueryBuilder('assignment')
      .innerJoin(ReviewEntity, 'review', 'review.id = assignment.reviewId')
      .where("review.cycleId = :cycleId AND review.mixState = 'mixed' AND assignment.status = 'done'", { cycleId })
      .select(['review.subjectId AS "subjectId"', 'assignment.raterId AS "raterId"', 'assignment.group AS "group"'])
      .getRawMany<{ subjectId: string; raterId: string; group: AssignmentEntity['group'] }>();
    return (subjectIds, groups) => {
      const subjects = new Set(subjectIds);
      const rows = answered.filter(({ subjectId, group }) => subjects.has(subjectId) && groups.includes(group));
      return new Set(rows.map(({ raterId }) => raterId)).size;
    };
  }
}
